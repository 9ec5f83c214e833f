namespace LiveHub.Feed.Redis;

/// <summary>The newest entries of a log as its bells brought them: an unbroken chain from a base point to a tail.</summary>
/// <remarks>Belongs to <see cref="RedisTail"/>, under its lock.</remarks>
internal sealed class RecentEntries(LogPoint origin)
{
    private const int MaxCount = 1024;
    private const long MaxBytes = 8 << 20;

    private readonly List<Entry> _entries = [];
    private LogPoint _base = origin;
    private long _bytes;

    public LogPoint Tail { get; private set; } = origin;

    /// <summary>Adds the entries of a bell that begins where this ends.</summary>
    public void Add(Bell bell)
    {
        _entries.AddRange(bell.Entries);
        _bytes += bell.Entries.Sum(entry => (long)entry.Body.Length);
        Tail = bell.Tail;
        if (_entries.Count > MaxCount || _bytes > MaxBytes)
            DropOldest();
    }

    /// <summary>The entries after a point; null when the point is not here.</summary>
    public IReadOnlyList<Entry>? ReadAfter(LogPoint after, int maxEntries)
    {
        if (after.Epoch != Tail.Epoch || FindLink(after.Offset) != after.Link)
            return null;
        var index = (int)(after.Offset - _base.Offset);
        return _entries.GetRange(index, Math.Min(maxEntries, _entries.Count - index));
    }

    /// <summary>The link at an offset; null when it is not here.</summary>
    public EntryLink? FindLink(long offset)
    {
        if (offset < _base.Offset || offset > Tail.Offset)
            return null;
        return offset == _base.Offset ? _base.Link : _entries[(int)(offset - _base.Offset) - 1].Link;
    }

    /// <summary>Retention has removed the entries up to here.</summary>
    public void Forget(long through)
    {
        if (through > _base.Offset)
            Drop((int)(Math.Min(through, Tail.Offset) - _base.Offset));
    }

    /// <summary>Half at a time: dropping one for each that comes would move all others each time.</summary>
    private void DropOldest()
    {
        var (count, bytes) = (0, _bytes);
        while (_entries.Count - count > MaxCount / 2 || bytes > MaxBytes / 2)
            bytes -= _entries[count++].Body.Length;
        Drop(count);
    }

    private void Drop(int count)
    {
        var last = _entries[count - 1];
        _base = new LogPoint(new FeedPosition(Tail.Epoch, last.Offset), last.Link);
        for (var i = 0; i < count; i++)
            _bytes -= _entries[i].Body.Length;
        _entries.RemoveRange(0, count);
    }
}
