namespace LiveHub.Server.Reading;

/// <summary>Items by the time they expire. Guarded by the fold that owns it.</summary>
internal sealed class ExpiryQueue
{
    private readonly PriorityQueue<(string Subject, long Revision), long> _queue = new();

    /// <summary>Everything that expires at or before this server time has been taken; only grows.</summary>
    public long Reached { get; private set; } = long.MinValue;

    public void Add(long at, string subject, long revision)
    {
        // What had expired before it came was never counted.
        if (at > Reached)
            _queue.Enqueue((subject, revision), at);
    }

    public bool TryTake(long now, out string subject, out long revision)
    {
        Reached = Math.Max(Reached, now);
        (subject, revision) = ("", 0);
        if (!_queue.TryPeek(out var next, out var at) || at > now)
            return false;
        _queue.Dequeue();
        (subject, revision) = next;
        return true;
    }
}
