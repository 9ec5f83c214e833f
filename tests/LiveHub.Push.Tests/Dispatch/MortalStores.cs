using LiveHub.Feed;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Tests.Dispatch;

/// <summary>The stores as one process sees them: when it is killed, nothing of it reaches them any more; when they are away, it is told so.</summary>
internal sealed class MortalStores(ISendLedger ledger, ILeaseStore leases, Task killed) : ISendLedger, ILeaseStore
{
    /// <summary>The store does not answer.</summary>
    public bool IsAway { get; set; }

    public async ValueTask<ShardRecord> ReadAsync(SendId send, int shard, CancellationToken cancellationToken)
    {
        await PassAsync();
        return await ledger.ReadAsync(send, shard, cancellationToken);
    }

    public async ValueTask WriteAsync(SendId send, int shard, ShardWrite write, CancellationToken cancellationToken)
    {
        await PassAsync();
        await ledger.WriteAsync(send, shard, write, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<ShardSummary>> ReadAllAsync(SendId send, CancellationToken cancellationToken)
    {
        await PassAsync();
        return await ledger.ReadAllAsync(send, cancellationToken);
    }

    public ValueTask<bool> NoteReceiptAsync(SendId send, int ordinal, bool isInTime, CancellationToken cancellationToken) => ledger.NoteReceiptAsync(send, ordinal, isInTime, cancellationToken);

    public ValueTask<ReceiptCounts> ReadReceiptsAsync(SendId send, CancellationToken cancellationToken) => ledger.ReadReceiptsAsync(send, cancellationToken);

    public ValueTask RemoveAsync(SendId send, CancellationToken cancellationToken) => ledger.RemoveAsync(send, cancellationToken);

    public async ValueTask<Lease?> TryTakeAsync(string name, string holder, TimeSpan duration, CancellationToken cancellationToken)
    {
        await PassAsync();
        return await leases.TryTakeAsync(name, holder, duration, cancellationToken);
    }

    public async ValueTask<bool> ReleaseAsync(Lease lease, CancellationToken cancellationToken)
    {
        await PassAsync();
        return await leases.ReleaseAsync(lease, cancellationToken);
    }

    private async ValueTask PassAsync()
    {
        if (killed.IsCompleted)
            await new TaskCompletionSource().Task;
        if (IsAway)
            throw new LogUnavailableException(LogUnavailableReason.Failed, "Away for a test.");
    }
}
