using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using LiveHub.Server.Consoles;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Server.Phones;

/// <summary>Tells every open console how sends go. What is lost on the way is said again in half a second, and by the API at any time.</summary>
internal sealed partial class PushRelay(Dispatcher dispatcher, IHubContext<ConsoleHub> hub, ConsoleNudges nudges, TimeProvider time, ILogger<PushRelay> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        dispatcher.Progressed += OnProgressed;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        dispatcher.Progressed -= OnProgressed;
        return Task.CompletedTask;
    }

    private void OnProgressed(SendProgress progress) => _ = TellAsync(progress);

    private async Task TellAsync(SendProgress progress)
    {
        var (send, counts) = (progress.Send, progress.Counts);
        try
        {
            await hub.Clients.All.SendAsync(ConsoleMethods.Sending, new SendNumbers(
                send.Id.Alert, send.Id.Revision, progress.Tenths, counts[Outcomes.Matched], counts.Done, counts[Outcomes.Accepted], time.GetUtcNow().ToUnixTimeMilliseconds()));
            if (progress.IsComplete)
                nudges.LookAgain(Subjects.Alert(send.Id.Alert));
        }
        catch (Exception exception)
        {
            LogNotTold(logger, send.Id, exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Consoles were not told how the send {Send} goes")]
    private static partial void LogNotTold(ILogger logger, SendId send, Exception exception);
}
