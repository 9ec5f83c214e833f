namespace LiveHub.Feed.Copying;

/// <summary>How far a copy is.</summary>
/// <param name="Log"><c>feed</c> or <c>desk</c>.</param>
/// <param name="Done">Entries of that log that have been copied.</param>
/// <param name="Total">Entries that it has.</param>
public sealed record CopyProgress(string Log, long Done, long Total);
