namespace LiveHub.Feed.Sqlite;

/// <summary>Where a log begins and ends: its row in the table <c>log</c>.</summary>
internal sealed record LogState(Epoch Epoch, long FirstOffset, EntryLink FirstLink, long TailOffset, EntryLink TailLink, long TailTime)
{
    public LogBounds Bounds => new(At(FirstOffset, FirstLink), At(TailOffset, TailLink), TailTime);

    public LogPoint At(long offset, EntryLink link) => new(new FeedPosition(Epoch, offset), link);
}
