namespace LiveHub.Feed;

/// <summary>This machine's clock until a store tells its own; from then on the store's, so that nodes agree on when something expires.</summary>
/// <remarks>
/// Between two readings it runs by the machine's timestamps, which nobody sets: a time of day that is put an hour forward here changes nothing.
/// Timers and timestamps are the machine's own. Any thread.
/// </remarks>
public sealed class StoreClock(TimeProvider machine) : TimeProvider
{
    /// <summary>Stores tell their time in whole milliseconds, as entries do.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(1);

    private volatile Reading? _reading;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _reading is { } reading ? At(reading, machine.GetTimestamp()) : machine.GetUtcNow();

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Takes a reading of the store's clock that was asked for at <paramref name="asked"/> (a timestamp) and has just come.</summary>
    /// <remarks>The store read its clock somewhere in between, so a difference that the way there and back could explain changes nothing.</remarks>
    public void Correct(DateTimeOffset store, long asked)
    {
        var now = machine.GetTimestamp();
        var half = machine.GetElapsedTime(asked, now) / 2;
        var reading = new Reading(store + half, now);
        if (_reading is not { } last || (At(last, now) - reading.Time).Duration() > half + Grain)
            _reading = reading;
    }

    private DateTimeOffset At(Reading reading, long timestamp) => reading.Time + machine.GetElapsedTime(reading.Timestamp, timestamp);

    private sealed record Reading(DateTimeOffset Time, long Timestamp);
}
