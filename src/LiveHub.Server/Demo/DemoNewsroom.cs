using LiveHub.Feed;
using LiveHub.Server.Hosting;
using Microsoft.AspNetCore.Hosting.Server;

namespace LiveHub.Server.Demo;

/// <summary>The simulated newsroom: fills the page at the first start, then publishes at a human pace until the server stops.</summary>
/// <remarks>
/// 1. Once the server listens and has read the feed: topics, and about thirty items of the last two hours, unless there is news already.
/// 2. A headline every 4 to 9 seconds, the languages by turns; two steps later its correction or retraction, if the script has one.
/// 3. From the second step on every twelfth a breaking alert, which expires, is corrected or is taken back; every thirtieth the programme goes on or off the air.
/// </remarks>
internal sealed partial class DemoNewsroom(
    DemoDesk desk, DemoScript script, IServer server, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DemoNewsroom> logger) : BackgroundService
{
    private const string Programme = "90-minutes";
    private const int StepsToFollowUp = 2;
    private const int StepsToAlert = 12;
    private const int FirstAlert = 2;
    private const int StepsToAmendment = 3;
    private const int StepsToProgramme = 30;
    private static readonly int[] PacesInSeconds = [5, 7, 4, 9, 6, 8];
    private static readonly string[] Turns = ["ar", "en", "ar", "en", "ar", "fa", "ar", "en", "ar", "he", "ar", "en", "ar", "ru"];
    private static readonly (string Language, int Count)[] Opening = [("ru", 2), ("he", 2), ("fa", 2), ("en", 10), ("ar", 14)];
    private readonly PriorityQueue<Func<CancellationToken, Task>, int> _later = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ListeningAsync(stoppingToken);
        await desk.Ready.WaitAsync(stoppingToken);
        var address = ServerAddress.Of(server);
        LogOpen(logger, address);
        var opened = false;
        for (var step = 1; !stoppingToken.IsCancellationRequested; step++)
        {
            try
            {
                if (!opened)
                    await OpenAsync(address, stoppingToken);
                opened = true;
                await StepAsync(step, address, stoppingToken);
            }
            catch (Exception exception) when (exception is DemoRefusedException or LogUnavailableException)
            {
                LogRefused(logger, exception);
            }
            await Task.Delay(TimeSpan.FromSeconds(PacesInSeconds[step % PacesInSeconds.Length]), time, stoppingToken);
        }
    }

    private async Task OpenAsync(string address, CancellationToken cancellationToken)
    {
        await desk.OpenTopicsAsync(cancellationToken);
        if (desk.HasNews)
            return;
        foreach (var (language, count) in Opening)
        {
            for (var left = count; left > 0; left--)
            {
                var entry = desk.NextOf(language);
                var id = await desk.PublishAsync(entry, TimeSpan.FromMinutes((left * left) - 1), address, cancellationToken);
                if (entry.Retraction is null)
                    await desk.FollowUpAsync(entry, id, cancellationToken);
            }
        }
    }

    private async Task StepAsync(int step, string address, CancellationToken cancellationToken)
    {
        while (_later.TryPeek(out var act, out var due) && due <= step)
        {
            _later.Dequeue();
            await act(cancellationToken);
        }
        if (step % StepsToAlert == FirstAlert)
        {
            var alert = script.Alerts[step / StepsToAlert % script.Alerts.Count];
            var alertId = await desk.FireAsync(alert, cancellationToken);
            _later.Enqueue(cancel => desk.AmendAsync(alert, alertId, cancel), step + StepsToAmendment);
        }
        if (step % StepsToProgramme == 0)
            await desk.ToggleAsync(Programme, cancellationToken);
        var entry = desk.NextOf(Turns[step % Turns.Length]);
        var id = await desk.PublishAsync(entry, TimeSpan.Zero, address, cancellationToken);
        _later.Enqueue(cancel => desk.FollowUpAsync(entry, id, cancel), step + StepsToFollowUp);
    }

    private async Task ListeningAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }
}
