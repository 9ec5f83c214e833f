using MessagePack;

namespace LiveHub.Protocol;

/// <summary>A headline with what belongs to it. Subject <c>item/{id}</c>; one language; its topics are in the entry.</summary>
/// <remarks>Times are milliseconds since 1970-01-01T00:00Z. Fields are only ever appended.</remarks>
[MessagePackObject]
public sealed record ItemFact : Fact
{
    /// <summary>BCP 47 tag; the one language the item is routed by.</summary>
    [Key(0)] public required string Language { get; init; }

    /// <summary>1 to 300 graphemes.</summary>
    [Key(1)] public required Text Headline { get; init; }

    /// <summary>For tight places such as the banner; <see cref="Headline"/> serves when null.</summary>
    [Key(2)] public Text? Short { get; init; }

    /// <summary>Standfirst.</summary>
    [Key(3)] public Text? Lead { get; init; }

    /// <summary>One of <see cref="ItemKinds"/>.</summary>
    [Key(4)] public string Kind { get; init; } = ItemKinds.News;

    /// <summary>Any of <see cref="ItemLabels"/>.</summary>
    [Key(5)] public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>IPTC urgency, 1 (highest) to 9; 5 is routine.</summary>
    [Key(6)] public int Urgency { get; init; } = 5;

    /// <summary>One of <see cref="Verifications"/>.</summary>
    [Key(7)] public string Verification { get; init; } = Verifications.Confirmed;

    [Key(8)] public IReadOnlyList<Source> Sources { get; init; } = [];

    [Key(9)] public IReadOnlyList<Media> Media { get; init; } = [];

    /// <summary>Absolute http(s) address of the full text.</summary>
    [Key(10)] public string? Url { get; init; }

    [Key(11)] public Quote? Quote { get; init; }

    /// <summary>Shown to readers; never sorts anything (the offset of revision 1 does).</summary>
    [Key(12)] public long PublishedAt { get; init; }

    /// <summary>When the newest revision was made.</summary>
    [Key(13)] public long UpdatedAt { get; init; }

    /// <summary>From this server time on no reader shows the item; null: never. No entry is written when it passes.</summary>
    [Key(14)] public long? ExpiresAt { get; init; }

    /// <summary>Rank among the pinned items, 1 first; null: not pinned.</summary>
    [Key(15)] public int? Pin { get; init; }

    /// <summary>Taken out of every view without being retracted.</summary>
    [Key(16)] public bool Hidden { get; init; }

    /// <summary>Newest last, at most 20.</summary>
    [Key(17)] public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Set when the item was withdrawn; no view shows it then.</summary>
    [Key(18)] public Retraction? Retraction { get; init; }

    [Key(19)] public Comments? Comments { get; init; }

    /// <summary>The same story in other languages.</summary>
    [Key(20)] public IReadOnlyList<Alternate> Alternates { get; init; } = [];

    /// <summary>Set in items of kind <c>score</c>.</summary>
    [Key(21)] public Score? Score { get; init; }

    /// <summary>Set when the verification has changed since the item was posted: what it was before, and when it changed last.</summary>
    [Key(22)] public VerificationChange? Verified { get; init; }

    /// <summary>Whether a view shows the item at a server time.</summary>
    public bool IsVisible(long now) => Retraction is null && !Hidden && !(ExpiresAt <= now);
}
