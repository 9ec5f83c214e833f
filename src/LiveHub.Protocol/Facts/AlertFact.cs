using MessagePack;

namespace LiveHub.Protocol;

/// <summary>A breaking alert as readers see it. Subject <c>alert/{id}</c>; an entry without topics reaches everybody.</summary>
/// <remarks>Times are milliseconds since 1970-01-01T00:00Z. Fields are only ever appended. Written by the publisher alone.</remarks>
[MessagePackObject]
public sealed record AlertFact : Fact
{
    /// <summary>One per language, at least one.</summary>
    [Key(0)] public required IReadOnlyList<Text> Texts { get; init; }

    /// <summary><c>major</c> or <c>minor</c>.</summary>
    [Key(1)] public string Importance { get; init; } = "major";

    /// <summary>Absolute http(s) address of more.</summary>
    [Key(2)] public string? Url { get; init; }

    /// <summary>Id of the item it belongs to; null when it stands alone.</summary>
    [Key(3)] public string? Item { get; init; }

    [Key(4)] public long StartsAt { get; init; }

    /// <summary>From this server time on no reader shows the alert. No entry is written when it passes.</summary>
    [Key(5)] public long ExpiresAt { get; init; }

    [Key(6)] public long UpdatedAt { get; init; }

    /// <summary>Set when the text was put right after it went out: what was wrong, for readers.</summary>
    [Key(7)] public Text? Correction { get; init; }

    /// <summary>Set when an editor ended it.</summary>
    [Key(8)] public Clearance? Clearance { get; init; }

    /// <summary>Whether a view shows the alert at a server time.</summary>
    public bool IsActive(long now) => Clearance is null && StartsAt <= now && now < ExpiresAt;
}
