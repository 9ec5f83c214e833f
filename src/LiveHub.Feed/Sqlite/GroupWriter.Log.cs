using Microsoft.Extensions.Logging;

namespace LiveHub.Feed.Sqlite;

internal sealed partial class GroupWriter<TSession>
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The store cannot be written ({Reason}); writes are refused and tried anew, reading goes on.")]
    private partial void LogFailing(LogUnavailableReason reason, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store can be written again.")]
    private partial void LogRecovered();
}
