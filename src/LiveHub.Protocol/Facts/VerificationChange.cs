using MessagePack;

namespace LiveHub.Protocol;

/// <summary>The newsroom has become more, or less, sure of an item.</summary>
/// <param name="At">Milliseconds since 1970.</param>
/// <param name="Was">One of <see cref="Verifications"/>: what it was before.</param>
[MessagePackObject]
public sealed record VerificationChange(
    [property: Key(0)] long At,
    [property: Key(1)] string Was);
