using MessagePack;

namespace LiveHub.Protocol;

/// <summary>Come back after <paramref name="After"/> plus a random part of <paramref name="Spread"/>, both in milliseconds.</summary>
/// <remarks>The spread is computed from the audience, so that readers do not all come back in one second.</remarks>
[MessagePackObject]
public sealed record ReconnectPlan(
    [property: Key(0)] int After,
    [property: Key(1)] int Spread);
