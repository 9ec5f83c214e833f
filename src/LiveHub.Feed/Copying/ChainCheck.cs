namespace LiveHub.Feed.Copying;

/// <summary>Computes every link again while a log is copied: a copy of a damaged log would pass the damage on as if it were true.</summary>
internal sealed class ChainCheck(LogBounds bounds, string log)
{
    private EntryLink _link = bounds.First.Link;
    private long _time;

    /// <summary>The log is sound up to here.</summary>
    public long Offset { get; private set; } = bounds.First.Offset;

    /// <exception cref="StoreRefusedException">Names the first offset that is wrong.</exception>
    public void Check(IReadOnlyList<StoredEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Offset != Offset + 1)
                throw Damaged(Offset + 1, "the entry is missing");
            if (entry.Time < _time)
                throw Damaged(entry.Offset, "its time is before that of the entry before it");
            if (LinkChain.Next(_link, entry.Offset, entry.Time, entry.Envelope.Span, entry.Body.Span) != entry.Link)
                throw Damaged(entry.Offset, "its link does not fit it and the entries before it");
            (Offset, _link, _time) = (entry.Offset, entry.Link, entry.Time);
        }
    }

    /// <exception cref="StoreRefusedException">The log ends elsewhere than it says.</exception>
    public void CheckEnd()
    {
        if (Offset < bounds.Tail.Offset)
            throw Damaged(Offset + 1, "the entry is missing");
        if (Offset > bounds.Tail.Offset || _link != bounds.Tail.Link || _time > bounds.Time)
            throw Damaged(bounds.Tail.Offset, "the log's end is not where its state says");
    }

    private StoreRefusedException Damaged(long offset, string what) =>
        new($"{log} is damaged at offset {offset}: {what}. Restore a backup; nothing was copied.");
}
