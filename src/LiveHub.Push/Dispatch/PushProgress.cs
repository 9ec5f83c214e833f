using LiveHub.Feed;
using LiveHub.Push.Devices;
using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Dispatch;

/// <summary>Adds up what the ledger says of sends. Any thread.</summary>
public sealed class PushProgress(ISendLedger ledger)
{
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<SendProgress> ReadAsync(Send send, CancellationToken cancellationToken)
    {
        // All of it is in the report then, and the ledger goes after some days.
        if (send is { State: SendState.Ended, Report: { } last })
            return new SendProgress(send, last.Counts, Shards(send), Shards(send), HeldUntil: null) { Tenths = last.Tenths };
        var summaries = await ledger.ReadAllAsync(send.Id, cancellationToken);
        var counts = summaries.Aggregate(SendCounts.None, (sum, summary) => sum.Add(summary.Counts));
        var shards = Shards(send);
        var closed = summaries.Count(summary => summary.State == ShardState.Closed);
        var held = summaries.Where(summary => summary.State == ShardState.Open && summary.WakeAt > send.Order.At).Min(summary => summary.WakeAt);
        return new SendProgress(send, counts, shards, closed, held) { Tenths = SendProgress.TenthsOf(counts, summaries.Count, shards, closed == shards) };
    }

    /// <summary>What apps said of a send: the desk's last word once the ledger is gone.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async ValueTask<ReceiptCounts> ReadReceiptsAsync(Send send, CancellationToken cancellationToken) =>
        send.Report?.Receipts ?? await ledger.ReadReceiptsAsync(send.Id, cancellationToken);

    private static int Shards(Send send) => new RegistryBounds(send.Order.Below, 0).Shards;
}
