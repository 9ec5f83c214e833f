namespace LiveHub.Testing;

/// <summary>A clock that runs faster than the world's, so that a test of a minute's wait takes a second while the network stays what it is.</summary>
public sealed class FastTime(double factor) : TimeProvider
{
    private readonly DateTimeOffset _from = System.GetUtcNow();
    private readonly long _timestamp = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _from + (System.GetElapsedTime(_timestamp) * factor);

    public override long GetTimestamp() => (long)((System.GetTimestamp() - _timestamp) * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period)), this);

    private TimeSpan Shorten(TimeSpan time) => time == Timeout.InfiniteTimeSpan || time == TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Max(1, time.TotalMilliseconds / factor));

    private sealed class FastTimer(ITimer timer, FastTime owner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(owner.Shorten(dueTime), owner.Shorten(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
