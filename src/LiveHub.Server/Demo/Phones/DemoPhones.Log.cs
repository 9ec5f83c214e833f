namespace LiveHub.Server.Demo.Phones;

internal sealed partial class DemoPhones
{
    [LoggerMessage(LogLevel.Warning, "A phone of the demo was refused by the server and goes on without")]
    private static partial void LogRefused(ILogger logger, Exception exception);
}
