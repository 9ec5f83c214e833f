namespace LiveHub.Feed;

/// <summary>The private log: what editors do. A type of its own, so that it cannot be mistaken for the feed.</summary>
public sealed record DeskLog(IFeedLog Log);
