using MessagePack;

namespace LiveHub.Protocol;

/// <summary>One side of a game.</summary>
/// <param name="Points">0 or more; null while it has not begun.</param>
[MessagePackObject]
public sealed record Team(
    [property: Key(0)] Text Name,
    [property: Key(1)] int? Points = null);
