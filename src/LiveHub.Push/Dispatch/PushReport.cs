using LiveHub.Push.Ledgers;
using MessagePack;

namespace LiveHub.Push.Dispatch;

/// <summary>Desk act: how far a send has come.</summary>
/// <param name="Tenths">0 to 10 of its work done.</param>
/// <param name="At">Milliseconds since 1970.</param>
/// <param name="Receipts">The final sums, once the ledger is removed; null before: the ledger has them.</param>
[MessagePackObject]
public sealed record PushReport(
    [property: Key(0)] int Tenths, [property: Key(1)] SendCounts Counts, [property: Key(2)] long At, [property: Key(3)] ReceiptCounts? Receipts = null);
