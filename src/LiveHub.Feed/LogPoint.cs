namespace LiveHub.Feed;

/// <summary>A position together with the link of the entry there: enough to notice that the log has another history now.</summary>
/// <remarks><see cref="EntryLink.Genesis"/> belongs to offset 0.</remarks>
public readonly record struct LogPoint(FeedPosition Position, EntryLink Link)
{
    public Epoch Epoch => Position.Epoch;

    public long Offset => Position.Offset;
}
