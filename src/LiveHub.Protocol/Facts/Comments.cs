using MessagePack;

namespace LiveHub.Protocol;

/// <summary>The discussion of an item, which lives elsewhere.</summary>
/// <param name="Count">0 or more.</param>
/// <param name="Url">Absolute http(s) address.</param>
/// <param name="State"><c>open</c>, <c>premoderated</c> or <c>closed</c>.</param>
[MessagePackObject]
public sealed record Comments(
    [property: Key(0)] int Count,
    [property: Key(1)] string? Url = null,
    [property: Key(2)] string State = "open");
