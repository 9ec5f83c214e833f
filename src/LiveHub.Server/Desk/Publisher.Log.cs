namespace LiveHub.Server.Desk;

internal sealed partial class Publisher
{
    [LoggerMessage(LogLevel.Warning, "The feed has {Subject} only up to revision {Present}; bringing the later ones from the desk again")]
    private static partial void LogRepublish(ILogger logger, string subject, long present);

    [LoggerMessage(LogLevel.Error, "The desk entry {Offset} cannot be decoded; what it fired or released is not in the feed")]
    private static partial void LogDamaged(ILogger logger, long offset, Exception exception);
}
