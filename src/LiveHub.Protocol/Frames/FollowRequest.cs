using MessagePack;

namespace LiveHub.Protocol;

/// <summary>What a reader wants to see. A second one on a connection replaces the first.</summary>
[MessagePackObject]
public sealed record FollowRequest
{
    /// <summary>1 to 64 topic slugs, or <c>*</c> for all.</summary>
    [Key(0)] public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>BCP 47 tags; empty: all languages.</summary>
    [Key(1)] public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The last <c>through</c> of the view that the reader still holds; null: none. Anything the server cannot use is answered by a snapshot.</summary>
    [Key(2)] public string? Cursor { get; init; }

    /// <summary><c>latest</c> (default; a reader that is behind skips superseded revisions) or <c>every</c>.</summary>
    [Key(3)] public string Mode { get; init; } = FollowSet.Latest;

    /// <summary>Wire version, 1.</summary>
    [Key(4)] public int Version { get; init; } = FollowSet.WireVersion;

    /// <summary>Whether beats shall tell how many read. No part of the set.</summary>
    [Key(5)] public bool Audience { get; init; }
}
