namespace LiveHub.Feed.Copying;

/// <summary>What was copied of a log.</summary>
/// <param name="Log"><c>feed</c> or <c>desk</c>.</param>
/// <param name="Entries">Entries that retention has left.</param>
/// <param name="Subjects">Subjects, those without an entry included.</param>
/// <param name="Keys">Idempotency keys that still count.</param>
/// <param name="Checkpoint">Offset of the checkpoint; null for none.</param>
public sealed record LogReport(string Log, LogBounds Bounds, long Entries, long Subjects, long Keys, long? Checkpoint);
