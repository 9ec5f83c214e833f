using MessagePack;

namespace LiveHub.Push.Ledgers;

/// <summary>What apps said of a send.</summary>
/// <param name="Shown">Devices that showed it.</param>
/// <param name="InTime">Of these, within <see cref="ISendLedger.InTime"/> of the order.</param>
[MessagePackObject]
public sealed record ReceiptCounts([property: Key(0)] long Shown, [property: Key(1)] long InTime);
