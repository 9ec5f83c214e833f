namespace LiveHub.Server.Demo;

internal sealed partial class DemoNewsroom
{
    [LoggerMessage(LogLevel.Information, "The demo newsroom is publishing invented news. Open {Address} (or {Address}/?lang=en); {Address}/demo/phones shows what phones show; Ctrl+C ends it")]
    private static partial void LogOpen(ILogger logger, string address);

    [LoggerMessage(LogLevel.Warning, "The demo could not publish and goes on with the next headline")]
    private static partial void LogRefused(ILogger logger, Exception exception);
}
