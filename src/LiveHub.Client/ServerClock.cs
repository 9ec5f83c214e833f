using LiveHub.Protocol;

namespace LiveHub.Client;

/// <summary>Server time: the local clock, corrected by the beats. Ages and expiries are reckoned against it.</summary>
public sealed class ServerClock(TimeProvider time)
{
    private long _correction;
    private volatile bool _isSet;

    /// <summary>Server time now, milliseconds since 1970; local time until the first beat.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds() + Interlocked.Read(ref _correction);

    /// <summary>How far the server's clock is ahead of the local one.</summary>
    public TimeSpan Correction => TimeSpan.FromMilliseconds(Interlocked.Read(ref _correction));

    /// <summary>Whether a beat has been heard.</summary>
    public bool IsSet => _isSet;

    /// <summary>The server's clock is not behind what it has just dated; a beat that was taken late says that it is.</summary>
    internal void HoldUp(FeedFrame frame)
    {
        var local = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var entry in frame.Entries.Concat(frame.Ahead ?? []))
            Interlocked.Exchange(ref _correction, Math.Max(Interlocked.Read(ref _correction), entry.Time - local));
    }

    internal void Set(Beat beat)
    {
        Interlocked.Exchange(ref _correction, beat.Time - time.GetUtcNow().ToUnixTimeMilliseconds());
        _isSet = true;
    }
}
