using LiveHub.Protocol;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Server.Consoles;

/// <summary>Tells every open console to look at something again. Any thread.</summary>
internal sealed partial class ConsoleNudges(IHubContext<ConsoleHub> hub, ILogger<ConsoleNudges> logger)
{
    /// <summary>Returns at once: what was written is written, and no editor waits until others have been told.</summary>
    public void LookAgain(string subject) => _ = SendAsync(subject);

    private async Task SendAsync(string subject)
    {
        try
        {
            await hub.Clients.All.SendAsync(ConsoleMethods.Nudge, new Nudge(subject));
        }
        catch (Exception exception)
        {
            // Consoles read the desk now and then anyway.
            LogNotNudged(logger, subject, exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Consoles were not told that {Subject} has changed")]
    private static partial void LogNotNudged(ILogger logger, string subject, Exception exception);
}
