namespace LiveHub.Server.Reading;

/// <summary>Settings of this node's picture of the feed, section <c>Reading</c>.</summary>
internal sealed class ReadingOptions
{
    public const string Section = "Reading";

    /// <summary>Entries kept in memory, encoded once; 64 to 1,000,000. A reader that is further behind reads the log.</summary>
    public int RingCapacity { get; set; } = 8192;

    /// <summary>Newest items of each topic in a snapshot, besides the pinned ones; 1 to 200.</summary>
    public int SnapshotItems { get; set; } = 50;

    /// <summary>Entries between two checkpoints; 100 or more. A start folds at most that many from the log.</summary>
    public int CheckpointEvery { get; set; } = 10_000;

    /// <summary>How long bodies are kept; null: for ever. What goes leaves headline and address for its permalink.</summary>
    public TimeSpan? Retention { get; set; }
}
