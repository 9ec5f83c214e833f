using MessagePack;

namespace LiveHub.Protocol;

/// <summary>Where an item comes from.</summary>
/// <param name="Url">Absolute http(s) address.</param>
/// <param name="Role">What the source did, such as <c>reporting</c> or <c>photo</c>.</param>
[MessagePackObject]
public sealed record Source(
    [property: Key(0)] Text Name,
    [property: Key(1)] string? Url = null,
    [property: Key(2)] string? Role = null);
