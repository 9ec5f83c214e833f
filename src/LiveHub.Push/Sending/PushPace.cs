namespace LiveHub.Push.Sending;

/// <summary>How fast this node may send: its share of the project's messages a second, with a ramp from a cold start and less after "too many". Any thread.</summary>
/// <param name="perSecond">Of all nodes together; 0 = no limit.</param>
internal sealed class PushPace(int perSecond, TimeProvider time) : IDisposable
{
    private const double ColdPart = 0.3;
    private const double LeastPart = 0.05;
    private const double RisePerSecond = 0.05;

    /// <summary>What may be sent at once after a pause: a tenth of a second's worth.</summary>
    private const double BurstSeconds = 0.1;
    private static readonly TimeSpan Ramp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ColdAfter = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan BetweenHalvings = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ActiveFor = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private ITimer? _timer;
    private bool _isTicking;
    private long? _usedAt;
    private long _warmFrom;
    private long _filledAt;
    private double _tokens;
    private double _part = 1;
    private long _partAt;
    private int _nodes = 1;

    /// <summary>Whether something was sent just now.</summary>
    public bool IsActive
    {
        get
        {
            lock (_lock)
                return _waiting.Count > 0 || (_usedAt is { } used && time.GetElapsedTime(used) < ActiveFor);
        }
    }

    /// <summary>How many nodes are sending, this one included: the share is the part of one.</summary>
    public int Nodes
    {
        get => Volatile.Read(ref _nodes);
        set => Volatile.Write(ref _nodes, Math.Max(1, value));
    }

    /// <summary>Messages a second that this node may send now; null without a limit.</summary>
    public double? Rate
    {
        get
        {
            lock (_lock)
                return perSecond == 0 ? null : RateAt(time.GetTimestamp());
        }
    }

    /// <summary>Waits for the turn of one message.</summary>
    public ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            NoteUse(now);
            if (perSecond == 0)
                return ValueTask.CompletedTask;
            Fill(now);
            if (_tokens >= 1 && _waiting.Count == 0)
            {
                _tokens--;
                return ValueTask.CompletedTask;
            }
            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            if (!_isTicking)
                SetTicking(true);
        }
        return WaitAsync(turn, cancellationToken);
    }

    /// <summary>After "too many": half as fast, and from there faster again by a twentieth of the share a second.</summary>
    public void Slow()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            // One burst of refusals is one piece of news.
            if (_partAt != 0 && time.GetElapsedTime(_partAt, now) < BetweenHalvings)
                return;
            _part = Math.Max(LeastPart, PartAt(now) / 2);
            _partAt = now;
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _timer?.Dispose();
    }

    private static async ValueTask WaitAsync(TaskCompletionSource turn, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(static (state, token) => (state as TaskCompletionSource)?.TrySetCanceled(token), turn);
        await turn.Task;
    }

    private void OnTick()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            Fill(now);
            while (_tokens >= 1 && _waiting.TryDequeue(out var next))
            {
                // One that gave up has been told so already.
                if (!next.TrySetResult())
                    continue;
                _tokens--;
                _usedAt = now;
            }
            if (_waiting.Count == 0)
                SetTicking(false);
        }
    }

    private void SetTicking(bool isTicking)
    {
        _isTicking = isTicking;
        var period = isTicking ? Tick : Timeout.InfiniteTimeSpan;
        _timer ??= time.CreateTimer(static state => (state as PushPace)?.OnTick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(period, period);
    }

    private void NoteUse(long now)
    {
        if (_usedAt is not { } used || time.GetElapsedTime(used, now) > ColdAfter)
            (_warmFrom, _filledAt) = (now, now - (long)(BurstSeconds * time.TimestampFrequency));
        _usedAt = now;
    }

    private void Fill(long now)
    {
        var rate = RateAt(now);
        _tokens = Math.Min(Math.Max(1, rate * BurstSeconds), _tokens + (rate * time.GetElapsedTime(_filledAt, now).TotalSeconds));
        _filledAt = now;
    }

    private double RateAt(long now)
    {
        var ramp = Math.Min(1, ColdPart + ((1 - ColdPart) * (time.GetElapsedTime(_warmFrom, now) / Ramp)));
        return (double)perSecond / Nodes * ramp * PartAt(now);
    }

    private double PartAt(long now) => _partAt == 0 ? 1 : Math.Min(1, _part + (RisePerSecond * time.GetElapsedTime(_partAt, now).TotalSeconds));
}
