using Microsoft.Extensions.Logging;

namespace LiveHub.Push.Sending.Fcm;

internal sealed partial class FcmWarmth
{
    [LoggerMessage(LogLevel.Warning, "Phones could not be sent anything now: {Reason}")]
    private static partial void LogCold(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Error, "The way to FCM was not warmed; it is tried again")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
