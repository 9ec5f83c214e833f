namespace LiveHub.Feed;

/// <summary>The public log: what readers may see. A type of its own, so that it cannot be mistaken for the desk.</summary>
public sealed record FeedLog(IFeedLog Log);
