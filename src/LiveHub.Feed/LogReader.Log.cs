using Microsoft.Extensions.Logging;

namespace LiveHub.Feed;

public abstract partial class LogReader
{
    [LoggerMessage(LogLevel.Warning, "A log has another history after {Position} than this node; reading it from the beginning")]
    private static partial void LogFork(ILogger logger, FeedPosition position);

    [LoggerMessage(LogLevel.Warning, "The store cannot answer ({Reason}); the log is read again after a pause")]
    private static partial void LogStoreAway(ILogger logger, LogUnavailableReason reason, Exception exception);
}
