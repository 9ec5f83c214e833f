using MessagePack;

namespace LiveHub.Protocol;

/// <summary>Why an item was withdrawn.</summary>
/// <param name="At">Milliseconds since 1970.</param>
/// <param name="Reason">For readers.</param>
[MessagePackObject]
public sealed record Retraction(
    [property: Key(0)] long At,
    [property: Key(1)] Text Reason);
