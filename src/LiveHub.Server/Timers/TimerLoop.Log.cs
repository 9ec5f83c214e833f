using LiveHub.Feed;

namespace LiveHub.Server.Timers;

internal sealed partial class TimerLoop
{
    [LoggerMessage(LogLevel.Warning, "{Subject} is due, and the store cannot answer ({Reason}); it is tried again")]
    private static partial void LogStoreAway(ILogger logger, string subject, LogUnavailableReason reason);

    [LoggerMessage(LogLevel.Error, "{Subject} revision {Revision} is due and cannot be fired; it is tried again")]
    private static partial void LogFailed(ILogger logger, string subject, long revision, Exception exception);
}
