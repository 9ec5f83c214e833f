using Microsoft.Extensions.Logging;

namespace LiveHub.Feed.Redis;

internal sealed partial class RedisWatch
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A bell could not be read, or its links do not fit its entries; the log is read instead. Something else may publish on LiveHub's channel.")]
    private partial void LogBadBell();

    [LoggerMessage(Level = LogLevel.Error, Message = "The store gave an answer that cannot be read; it is asked again.")]
    private partial void LogBadAnswer(Exception exception);
}
