using LiveHub.Feed;

namespace LiveHub.Server.Status;

/// <summary>Every few seconds: tells the other nodes how this one is.</summary>
internal sealed class StatusTeller(StatusBoard board, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
                await AttemptAsync(() => board.PostAsync(stoppingToken));
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await AttemptAsync(() => board.LeaveAsync().AsTask());
        }
    }

    private static async Task AttemptAsync(Func<Task> tell)
    {
        try
        {
            await tell();
        }
        catch (LogUnavailableException)
        {
            // The tail reports the trouble; a note that is not renewed is forgotten by itself.
        }
    }
}
