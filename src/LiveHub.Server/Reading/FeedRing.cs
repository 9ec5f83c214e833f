using LiveHub.Feed;

namespace LiveHub.Server.Reading;

/// <summary>The newest entries of the feed in memory. One writer (the tail), any number of readers, no lock.</summary>
/// <remarks>
/// An entry is written to its slot before the tail moves, so whoever reads up to <see cref="Tail"/> finds it. A slot is used again
/// after <c>capacity</c> entries: a reader checks the offset it finds and goes to the log when it is not the one it asked for.
/// </remarks>
internal sealed class FeedRing
{
    private readonly RingEntry?[] _slots;
    private readonly long _start;
    private volatile TailPoint _tail;

    /// <param name="start">The point before the first entry that will be added.</param>
    public FeedRing(int capacity, LogPoint start)
    {
        _slots = new RingEntry?[capacity];
        _start = start.Offset;
        _tail = new TailPoint(start);
    }

    /// <summary>The point of the newest entry in the ring.</summary>
    public LogPoint Tail => _tail.Point;

    /// <summary>Reading after this offset or a later one is served from memory.</summary>
    public long Base => Math.Max(_start, Tail.Offset - _slots.Length);

    /// <summary>Called by the tail alone, in offset order.</summary>
    /// <param name="replaces">Offset of the subject's revision before; null for a first one.</param>
    public void Add(RingEntry entry, long? replaces, Epoch epoch)
    {
        var offset = entry.Entry.Offset;
        Volatile.Write(ref _slots[offset % _slots.Length], entry);
        if (replaces is { } older && Find(older) is { } before)
            before.Next = offset;
        _tail = new TailPoint(new LogPoint(new FeedPosition(epoch, offset), entry.Entry.Link));
    }

    /// <summary>The entry at an offset; null when it has left the ring or has not come yet.</summary>
    public RingEntry? Find(long offset)
    {
        if (offset <= 0)
            return null;
        var entry = Volatile.Read(ref _slots[offset % _slots.Length]);
        return entry?.Entry.Offset == offset ? entry : null;
    }

    /// <summary>All entries in the ring, oldest first. Called by the tail alone: another thread would see some leave.</summary>
    public IReadOnlyList<Entry> Entries()
    {
        var entries = new List<Entry>();
        for (var offset = Base + 1; offset <= Tail.Offset; offset++)
        {
            if (Find(offset) is { } entry)
                entries.Add(entry.Entry);
        }
        return entries;
    }

    /// <summary>Boxed, so that a reader never sees half of a point.</summary>
    private sealed record TailPoint(LogPoint Point);
}
