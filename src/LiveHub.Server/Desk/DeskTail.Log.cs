namespace LiveHub.Server.Desk;

internal sealed partial class DeskTail
{
    [LoggerMessage(LogLevel.Error, "The desk entry {Offset} cannot be decoded and has no effect")]
    private static partial void LogDamaged(ILogger logger, long offset, Exception? exception);
}
