namespace LiveHub.Server.Ticker.Guard;

/// <summary>How many messages a connection may send: a steady rate and a burst of three seconds of it. Used by the connection's own loop only.</summary>
internal sealed class MessageBudget(int perSecond, TimeProvider time)
{
    private const int BurstSeconds = 3;
    private double _left = perSecond * BurstSeconds;
    private long _last = time.GetTimestamp();

    public bool TrySpend()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(perSecond * BurstSeconds, _left + (time.GetElapsedTime(_last, now).TotalSeconds * perSecond));
        _last = now;
        if (_left < 1)
            return false;
        _left--;
        return true;
    }
}
