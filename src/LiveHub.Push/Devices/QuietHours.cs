using MessagePack;

namespace LiveHub.Push.Devices;

/// <summary>When a device wants no alerts, by its own clock.</summary>
/// <param name="From">Minutes after midnight, 0 to 1439; part of the quiet time.</param>
/// <param name="To">Minutes after midnight, 0 to 1439; no part of it. Smaller than <paramref name="From"/>: over midnight. Equal is refused when a device registers.</param>
[MessagePackObject]
public sealed record QuietHours([property: Key(0)] int From, [property: Key(1)] int To);
