namespace LiveHub.Push.Sending.Fcm;

/// <summary>Keeps messages back while none of their kind can be sent, and lets one through from time to time to see whether it can. Any thread.</summary>
/// <param name="longest">Between two tries.</param>
internal sealed class Gate(TimeSpan longest, TimeProvider time)
{
    private readonly Lock _lock = new();
    private volatile string? _fault;
    private DateTimeOffset _closedAt;
    private DateTimeOffset _nextTry;
    private int _tries;

    /// <summary>Why it is closed; null when it is open.</summary>
    public string? Fault => _fault;

    /// <summary>When the next may pass, if it is closed.</summary>
    public DateTimeOffset NextTry
    {
        get
        {
            lock (_lock)
                return _nextTry;
        }
    }

    /// <summary>Whether a message may go; of those that ask at a closed gate when it is time, one.</summary>
    public bool TryPass()
    {
        if (_fault is null)
            return true;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_fault is null)
                return true;
            if (now < _nextTry)
                return false;
            _nextTry = now + longest;
            return true;
        }
    }

    /// <param name="begunAt">When the request began that found out; what began before it was closed says nothing new.</param>
    public void Close(string fault, DateTimeOffset begunAt)
    {
        lock (_lock)
        {
            if (_fault is not null && begunAt < _closedAt)
                return;
            _tries++;
            _fault = fault;
            _closedAt = time.GetUtcNow();
            var wait = RetrySchedule.Backoff(_tries);
            _nextTry = _closedAt + (wait < longest ? wait : longest);
        }
    }

    public void Open()
    {
        if (_fault is null)
            return;
        lock (_lock)
        {
            _fault = null;
            _tries = 0;
        }
    }
}
