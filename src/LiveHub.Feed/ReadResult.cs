namespace LiveHub.Feed;

/// <summary>What a read after a point found.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>The entries after the point, in order, without holes; empty at the tail.</summary>
    public sealed record Entries(IReadOnlyList<Entry> Items) : ReadResult;

    /// <summary>The log has another history at that point: another epoch, another link, or it ends before it. Start again from a snapshot.</summary>
    public sealed record Fork(LogBounds Bounds) : ReadResult;

    /// <summary>Entries after the point have been removed by retention. Start again from a snapshot.</summary>
    public sealed record Gone(LogBounds Bounds) : ReadResult;
}
