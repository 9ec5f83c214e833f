namespace LiveHub.Feed;

/// <summary>This machine's clock, set by the store's: nodes whose clocks differ agree on when something expires.</summary>
/// <remarks>Timers and timestamps are the machine's own; only the time of day is corrected. Any thread.</remarks>
public sealed class StoreClock(TimeProvider machine) : TimeProvider
{
    /// <summary>Stores tell their time in whole milliseconds, as entries do.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(1);

    private long _ahead;

    /// <summary>How far the store's clock is ahead of this machine's.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Ahead;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Takes a reading of the store's clock that was asked for at <paramref name="asked"/> (a timestamp) and has just come.</summary>
    /// <remarks>The store read its clock somewhere in between, so a difference that the way there and back could explain changes nothing.</remarks>
    public void Correct(DateTimeOffset store, long asked)
    {
        // In this order: a pause of this thread between the two makes the reading less sure, not wrong.
        var now = machine.GetUtcNow();
        var half = machine.GetElapsedTime(asked) / 2;
        var ahead = store - (now - half);
        if ((ahead - Ahead).Duration() > half + Grain)
            Interlocked.Exchange(ref _ahead, ahead.Ticks);
    }
}
