using LiveHub.Feed;

namespace LiveHub.Server.Desk;

internal sealed partial class FirstKey
{
    [LoggerMessage(LogLevel.Warning, "The store cannot answer ({Reason}); the first key is made when it can")]
    private static partial void LogStoreAway(ILogger logger, LogUnavailableReason reason, Exception exception);

    [LoggerMessage(LogLevel.Warning, "{Variable} is not the first key of this store and is ignored; the keys on the desk count")]
    private static partial void LogIgnored(ILogger logger, string variable);
}
