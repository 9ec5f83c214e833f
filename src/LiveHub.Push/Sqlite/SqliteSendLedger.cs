using LiveHub.Feed.Sqlite;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Sqlite;

/// <summary>The ledgers of the one process that owns the data folder.</summary>
internal sealed class SqliteSendLedger(GroupWriter<PushWriteSession> writer, ReaderPool<PushReadSession> readers) : ISendLedger
{
    public ValueTask<ShardRecord> ReadAsync(SendId send, int shard, CancellationToken cancellationToken) =>
        ReadAsync(session => session.Ledger.Read(send, shard), cancellationToken);

    public async ValueTask WriteAsync(SendId send, int shard, ShardWrite write, CancellationToken cancellationToken)
    {
        LedgerRules.Check(write);
        var counts = LedgerRules.Encode(write.Counts);
        await WriteAsync(session => session.Ledger.Write(send, shard, write, counts), cancellationToken);
    }

    public ValueTask<IReadOnlyList<ShardSummary>> ReadAllAsync(SendId send, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<ShardSummary>>(session => session.Ledger.ReadAll(send), cancellationToken);

    public ValueTask<bool> NoteReceiptAsync(SendId send, int ordinal, bool isInTime, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => session.Ledger.NoteReceipt(send, ordinal, isInTime), 1, cancellationToken);

    public ValueTask<ReceiptCounts> ReadReceiptsAsync(SendId send, CancellationToken cancellationToken) =>
        ReadAsync(session => session.Ledger.ReadReceipts(send), cancellationToken);

    public ValueTask RemoveAsync(SendId send, CancellationToken cancellationToken) =>
        WriteAsync(session => session.Ledger.Remove(send), cancellationToken);

    private async ValueTask WriteAsync(Action<PushWriteSession> write, CancellationToken cancellationToken) =>
        await writer.WriteAsync(
            session =>
            {
                write(session);
                return true;
            },
            1,
            cancellationToken);

    private ValueTask<T> ReadAsync<T>(Func<PushReadSession, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(readers.Read(read));
    }
}
