using Microsoft.Extensions.Logging;

namespace LiveHub.Feed.Redis;

internal sealed partial class StoreCheck
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Appends are refused: {Fault}")]
    private partial void LogRefusing(string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store keeps what it acknowledges again; appends are taken.")]
    private partial void LogAccepting();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not tell its appendfsync (CONFIG is forbidden); everysec is assumed, so answers say durability everysec.")]
    private partial void LogNoConfig();
}
