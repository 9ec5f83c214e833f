namespace LiveHub.Feed.Copying;

/// <summary>The place of a named reader.</summary>
internal sealed record StoredCursor(string Reader, LogPoint Point);
