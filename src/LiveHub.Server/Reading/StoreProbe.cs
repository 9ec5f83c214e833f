using LiveHub.Feed;

namespace LiveHub.Server.Reading;

/// <summary>While the store is in trouble, asks it every two seconds with a small durable write, so that its return is seen without a publisher trying.</summary>
internal sealed class StoreProbe(ICursorStore cursors, LiveFeed live, StoreHealth health, TimeProvider time) : BackgroundService
{
    private const string Reader = "probe";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await live.Loaded.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (health.Trouble is null)
                continue;
            try
            {
                await cursors.WriteAsync(Reader, live.State.Position, stoppingToken);
                health.Succeeded();
            }
            catch (LogUnavailableException exception)
            {
                health.Failed(exception);
            }
        }
    }
}
