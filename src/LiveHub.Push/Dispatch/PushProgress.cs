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
        var summaries = await ledger.ReadAllAsync(send.Id, cancellationToken);
        var counts = summaries.Aggregate(SendCounts.None, (sum, summary) => sum.Add(summary.Counts));
        var shards = new RegistryBounds(send.Order.Below, 0).Shards;
        var closed = summaries.Count(summary => summary.State == ShardState.Closed);
        var held = summaries.Where(summary => summary.State == ShardState.Open && summary.WakeAt > send.Order.At).Min(summary => summary.WakeAt);
        return new SendProgress(send, counts, shards, closed, held) { Tenths = SendProgress.TenthsOf(counts, summaries.Count, shards, closed == shards) };
    }
}
