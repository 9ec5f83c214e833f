using LiveHub.Feed;

namespace LiveHub.Server.Reading;

internal sealed partial class FeedTail
{
    [LoggerMessage(LogLevel.Information, "The feed is read up to {Position} in {Elapsed}; {Entries} entries are in memory")]
    private static partial void LogLoaded(ILogger logger, FeedPosition position, long entries, TimeSpan elapsed);

    [LoggerMessage(LogLevel.Warning, "The log has another history after {Position} than this node; reading it anew and resetting readers")]
    private static partial void LogFork(ILogger logger, FeedPosition position);

    [LoggerMessage(LogLevel.Warning, "Retention has passed this node at {Position}; reading the log anew and resetting readers")]
    private static partial void LogGone(ILogger logger, FeedPosition position);

    [LoggerMessage(LogLevel.Warning, "The feed cannot be read ({Reason}); readers keep what they have and are told")]
    private static partial void LogStoreAway(ILogger logger, LogUnavailableReason reason, Exception exception);
}
