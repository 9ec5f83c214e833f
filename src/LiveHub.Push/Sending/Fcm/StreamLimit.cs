namespace LiveHub.Push.Sending.Fcm;

/// <summary>How many requests may be under way at the same time: halved when FCM says that there are too many, a little less when it becomes slow, more again while it is well. Any thread.</summary>
internal sealed class StreamLimit
{
    /// <summary>Slower than this many times the best is slow; below, it is the machine's own noise.</summary>
    private const double SlowFactor = 4;
    private const double NoiseMilliseconds = 50;
    private static readonly TimeSpan BetweenHalvings = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private readonly TimeProvider _time;
    private readonly int _most;
    private readonly int _least;
    private int _limit;
    private int _inUse;
    private long _halvedAt;
    private int _answers;
    private double _sum;
    private double _best = double.MaxValue;

    public StreamLimit(int most, TimeProvider time)
    {
        (_time, _most, _limit) = (time, most, most);
        _least = Math.Clamp(most / 50, 1, 10);
    }

    public int Limit => Volatile.Read(ref _limit);

    public int InUse => Volatile.Read(ref _inUse);

    /// <summary>Waits for a place; first come, first served. What holds one gives it back within a request's time.</summary>
    public ValueTask EnterAsync()
    {
        lock (_lock)
        {
            if (_inUse < _limit && _waiting.Count == 0)
            {
                _inUse++;
                return ValueTask.CompletedTask;
            }
            var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(place);
            return new ValueTask(place.Task);
        }
    }

    /// <summary>Gives a place back, with what was learned in it.</summary>
    /// <param name="latency">Null when nothing was answered.</param>
    public void Leave(TimeSpan? latency, bool wasThrottled)
    {
        lock (_lock)
        {
            _inUse--;
            if (wasThrottled)
                Halve();
            else if (latency is { } known)
                Learn(known.TotalMilliseconds);
            for (; _inUse < _limit && _waiting.TryDequeue(out var next); _inUse++)
                next.SetResult();
        }
    }

    /// <summary>Gives a place back that was not used.</summary>
    public void Leave() => Leave(latency: null, wasThrottled: false);

    private void Halve()
    {
        var now = _time.GetTimestamp();
        // One burst of refusals is one piece of news.
        if (_halvedAt != 0 && _time.GetElapsedTime(_halvedAt, now) < BetweenHalvings)
            return;
        _halvedAt = now;
        _limit = Math.Max(_least, _limit / 2);
        (_answers, _sum) = (0, 0);
    }

    /// <summary>Once a round, that is when about as many have been answered as are under way.</summary>
    private void Learn(double milliseconds)
    {
        _sum += milliseconds;
        if (++_answers < _limit)
            return;
        var mean = _sum / _answers;
        (_answers, _sum) = (0, 0);
        _best = Math.Min(_best, mean);
        _limit = mean > (_best * SlowFactor) + NoiseMilliseconds
            ? Math.Max(_least, _limit * 9 / 10)
            : Math.Min(_most, _limit + Math.Max(1, _most / 50));
        // Forgets slowly, otherwise one good moment would make every later one look slow.
        _best *= 1.01;
    }
}
