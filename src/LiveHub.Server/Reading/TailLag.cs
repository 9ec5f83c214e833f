using LiveHub.Feed;

namespace LiveHub.Server.Reading;

/// <summary>Looks now and then how far the store is ahead of this node. Any thread may ask.</summary>
internal sealed class TailLag(FeedLog feed, LiveFeed live, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private long _storeTail;
    private long _behindSince;

    /// <summary>Entries that the store had at the last look and this node has not.</summary>
    public long Entries => Math.Max(0, Volatile.Read(ref _storeTail) - (live.Ring?.Tail.Offset ?? 0));

    /// <summary>For how long every look has found the node behind what the store had at the look before; zero when it keeps up.</summary>
    public TimeSpan Behind => Volatile.Read(ref _behindSince) is var since and > 0 ? time.GetElapsedTime(since) : TimeSpan.Zero;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await live.Loaded.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (LogUnavailableException)
            {
                // The tail reports the trouble; how far the store has come is unknown until it is back.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        // What the store had a look ago a healthy node has had for seconds; an entry of just now proves nothing.
        if (Entries == 0)
            Volatile.Write(ref _behindSince, 0);
        else if (_behindSince == 0)
            Volatile.Write(ref _behindSince, time.GetTimestamp());
        Volatile.Write(ref _storeTail, (await feed.Log.GetBoundsAsync(cancellationToken)).Tail.Offset);
    }
}
