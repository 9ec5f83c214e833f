using LiveHub.Feed;

namespace LiveHub.Server.Desk;

internal abstract partial class DeskReader
{
    [LoggerMessage(LogLevel.Warning, "The desk has another history after {Position} than this node; reading it from the beginning")]
    private static partial void LogFork(ILogger logger, FeedPosition position);

    [LoggerMessage(LogLevel.Warning, "The store cannot answer ({Reason}); the desk is read again after a pause")]
    private static partial void LogStoreAway(ILogger logger, LogUnavailableReason reason, Exception exception);
}
