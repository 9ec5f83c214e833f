namespace LiveHub.Client;

/// <summary>What a frame did to a view.</summary>
/// <param name="Entries">The entries that changed what is shown, in order; empty for the snapshot itself.</param>
/// <param name="CountsChanged">Whether the item count of a topic changed.</param>
public sealed record AppliedFrame(FrameKind Kind, IReadOnlyList<AppliedEntry> Entries, bool CountsChanged);
