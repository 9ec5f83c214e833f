using MessagePack;

namespace LiveHub.Protocol;

/// <summary>A mistake that was put right.</summary>
/// <param name="At">Milliseconds since 1970.</param>
/// <param name="Reason">What was wrong, for readers.</param>
/// <param name="Headline">The headline before the correction; null when another field was wrong.</param>
[MessagePackObject]
public sealed record Correction(
    [property: Key(0)] long At,
    [property: Key(1)] Text Reason,
    [property: Key(2)] Text? Headline = null);
