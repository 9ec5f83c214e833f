namespace LiveHub.Feed.Redis;

/// <summary>What this node knows of a log's tail, and the bell for those who wait for it to grow. Any thread.</summary>
/// <remarks>
/// 1. A bell that continues the known tail brings the newest entries, which are then read from memory.
/// 2. Any other bell, a lost connection and an epoch of our own bring doubt: nothing is read from memory, waiters are sent to the store,
///    and bells are held until the store has been asked (<see cref="Learn"/>). Its answer ends the doubt; the held bells follow.
/// 3. The store says that the known tail is not in its history: the memory is dropped and waiters are sent to the store, which tells them of the fork.
/// 4. The store is away: waiters get the reason.
/// </remarks>
internal sealed class RedisTail(TimeProvider time)
{
    // Should every signal fail, whoever waits looks itself this often.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private const int MaxHeld = 1024;

    private readonly Lock _lock = new();
    private readonly List<Bell> _held = [];
    private RecentEntries? _recent;
    private bool _isDoubtful = true;
    private LogUnavailableException? _trouble;
    private long _asked;
    private long _appended;
    private int _history;
    private TaskCompletionSource _bell = NewBell();

    /// <summary>The tail that the next question to the store is about; null before the first answer.</summary>
    public LogPoint? Known
    {
        get
        {
            lock (_lock)
                return _recent?.Tail;
        }
    }

    /// <summary>Takes a bell.</summary>
    /// <returns>True when the store should be asked at once.</returns>
    public bool Ring(Bell bell)
    {
        lock (_lock)
            return Take(bell);
    }

    /// <summary>What was heard is in doubt until the store has been asked again.</summary>
    public void Doubt()
    {
        lock (_lock)
            _isDoubtful = true;
    }

    /// <summary>This node has appended up to here: what is read after that must show it, also when its bell is late.</summary>
    public void Appended(long offset)
    {
        lock (_lock)
            _appended = Math.Max(_appended, offset);
    }

    /// <summary>Retention has removed the entries up to here.</summary>
    public void Forget(long through)
    {
        lock (_lock)
            _recent?.Forget(through);
    }

    /// <summary>The store has answered.</summary>
    /// <param name="isFork">The <see cref="Known"/> tail that it was asked about is not in its history.</param>
    /// <returns>True when it should be asked again at once.</returns>
    public bool Learn(LogBounds bounds, bool isFork)
    {
        lock (_lock)
        {
            var isOther = isFork || (_recent is not null && _recent.Tail.Epoch != bounds.Tail.Epoch);
            if (isOther)
            {
                _history++;
                _appended = bounds.Tail.Offset;
            }
            if (_recent is null || isOther || (_isDoubtful && bounds.Tail.Offset > _recent.Tail.Offset))
                _recent = new RecentEntries(bounds.Tail);
            _recent.Forget(bounds.First.Offset);
            _asked = bounds.Tail.Offset;
            _isDoubtful = false;
            _trouble = null;

            Bell[] held = [.. _held];
            _held.Clear();
            var isMoreToAsk = false;
            foreach (var bell in held)
                isMoreToAsk |= Take(bell);
            Wake();
            return isMoreToAsk;
        }
    }

    /// <summary>The store is away.</summary>
    public void Fail(LogUnavailableException trouble)
    {
        lock (_lock)
        {
            _trouble = trouble;
            _isDoubtful = true;
            Wake();
        }
    }

    /// <summary>Entries from memory; null when only the store can tell.</summary>
    public IReadOnlyList<Entry>? TryRead(LogPoint after, int maxEntries)
    {
        lock (_lock)
        {
            return _isDoubtful || _recent is null || _recent.Tail.Offset < _appended || after.Offset >= _recent.Tail.Offset
                ? null
                : _recent.ReadAfter(after, maxEntries);
        }
    }

    public async ValueTask WaitAsync(long offset, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        int? history = null;
        while (true)
        {
            Task bell;
            lock (_lock)
            {
                if (_trouble is { } trouble)
                    throw new LogUnavailableException(trouble.Reason, trouble.Message, trouble);
                history ??= _history;
                if (Seen > offset || history != _history)
                    return;
                bell = _bell.Task; // Taken with the look at the tail: otherwise a bell between the two would be slept through.
            }
            var left = LongestWait - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                return;
            await bell.WaitAsync(left, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private long Seen => Math.Max(Math.Max(_recent?.Tail.Offset ?? 0, _asked), _held.Count > 0 ? _held.Max(bell => bell.Tail.Offset) : 0);

    private bool Take(Bell bell)
    {
        if (_isDoubtful || _recent is null)
        {
            Hold(bell);
            return true;
        }
        if (bell.Before == _recent.Tail)
        {
            _recent.Add(bell);
            Wake();
            return false;
        }
        // A bell may be overtaken by an answer of the store that knows of its entries already.
        var isPast = bell.Tail.Epoch == _recent.Tail.Epoch && bell.Tail.Offset <= _recent.Tail.Offset
            && (_recent.FindLink(bell.Tail.Offset) ?? bell.Tail.Link) == bell.Tail.Link;
        if (isPast)
            return false;
        _isDoubtful = true;
        _history++;
        Hold(bell);
        return true;
    }

    private void Hold(Bell bell)
    {
        if (_held.Count == MaxHeld)
            _held.Clear(); // The first one after them will be seen to leave a gap.
        _held.Add(bell);
        Wake();
    }

    private void Wake()
    {
        _bell.TrySetResult();
        _bell = NewBell();
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
