using MessagePack;

namespace LiveHub.Protocol;

/// <summary>What the server sends: part of a snapshot, or a run of entries.</summary>
[MessagePackObject]
public sealed record FeedFrame
{
    /// <summary>The follow set it is for; a client drops frames of another set.</summary>
    [Key(0)] public required string Set { get; init; }

    /// <summary>In feed order (a snapshot: in the order of its offsets, every subject once).</summary>
    [Key(1)] public IReadOnlyList<WireEntry> Entries { get; init; } = [];

    /// <summary>Absolute item counts of the topics whose count changed.</summary>
    [Key(2)] public IReadOnlyList<TopicCount> Counts { get; init; } = [];

    /// <summary>Cursor text; the only thing that moves a client's cursor. Null in all but the last frame of a snapshot.</summary>
    [Key(3)] public string? Through { get; init; }

    /// <summary>Alerts that are still waiting further on, for a reader that is behind. They move no cursor and come again in order.</summary>
    [Key(4)] public IReadOnlyList<WireEntry>? Ahead { get; init; }

    /// <summary>How many superseded revisions were left out.</summary>
    [Key(5)] public int Skipped { get; init; }

    /// <summary>True on the first frame of a snapshot: the view held so far is replaced when <see cref="Through"/> arrives.</summary>
    [Key(6)] public bool Reset { get; init; }
}
