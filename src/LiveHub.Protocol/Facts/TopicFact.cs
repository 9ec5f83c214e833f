using MessagePack;

namespace LiveHub.Protocol;

/// <summary>What readers follow: a section, story, programme, video series or live channel. Subject <c>topic/{slug}</c>.</summary>
/// <remarks>Times are milliseconds since 1970-01-01T00:00Z. Fields are only ever appended.</remarks>
[MessagePackObject]
public sealed record TopicFact : Fact
{
    /// <summary>One per language; the first is shown where a reader's language is missing.</summary>
    [Key(0)] public required IReadOnlyList<Text> Labels { get; init; }

    /// <summary>One of <see cref="TopicKinds"/>.</summary>
    [Key(1)] public string Kind { get; init; } = TopicKinds.Story;

    /// <summary>One of <see cref="TopicStates"/>.</summary>
    [Key(2)] public string State { get; init; } = TopicStates.Live;

    /// <summary>Editorial order, smallest first; equal ones by slug.</summary>
    [Key(3)] public int Order { get; init; }

    /// <summary>Where else readers can follow.</summary>
    [Key(4)] public IReadOnlyList<FollowLink> Links { get; init; } = [];

    /// <summary>While true, banners hold what they show and say so.</summary>
    [Key(5)] public bool Frozen { get; init; }

    /// <summary>When the topic first went live.</summary>
    [Key(6)] public long? StartedAt { get; init; }

    /// <summary>Set only while the state is <c>ended</c>.</summary>
    [Key(7)] public long? EndedAt { get; init; }

    /// <summary>Unicode numbering system for digits, such as <c>latn</c> or <c>arab</c>; null: <c>latn</c>. Never guessed from a language.</summary>
    [Key(8)] public string? Numbering { get; init; }

    [Key(9)] public long UpdatedAt { get; init; }
}
