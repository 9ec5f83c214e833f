namespace LiveHub.Feed.Copying;

/// <summary>What was copied.</summary>
public sealed record CopyReport(LogReport Feed, LogReport Desk, long Cursors, long VaultItems);
