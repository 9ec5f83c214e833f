namespace LiveHub.Push.Ledgers;

/// <summary>What apps said of a send.</summary>
/// <param name="Shown">Devices that showed it.</param>
/// <param name="InTime">Of these, within <see cref="ISendLedger.InTime"/> of the order.</param>
public sealed record ReceiptCounts(long Shown, long InTime);
