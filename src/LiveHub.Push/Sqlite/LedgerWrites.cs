using LiveHub.Feed.Sqlite;
using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using Microsoft.Data.Sqlite;

namespace LiveHub.Push.Sqlite;

/// <summary>The writes of ledgers, on the writer's connection.</summary>
internal sealed class LedgerWrites(SqliteConnection connection) : IDisposable
{
    private readonly LedgerReads _reads = new(connection);
    private readonly Statement _writeShard = new(connection, "INSERT OR REPLACE INTO ledger_shard VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    private readonly Statement _writeTerm = new(connection, "INSERT OR REPLACE INTO ledger_term VALUES (?1, ?2, ?3, ?4)");
    private readonly Statement _readReceipts = new(connection, "SELECT shown, in_time, marks FROM receipt WHERE send = ?1 AND shard = ?2");
    private readonly Statement _writeReceipts = new(connection, "INSERT OR REPLACE INTO receipt VALUES (?1, ?2, ?3, ?4, ?5)");
    private readonly Statement _removeShards = new(connection, "DELETE FROM ledger_shard WHERE send = ?1");
    private readonly Statement _removeTerms = new(connection, "DELETE FROM ledger_term WHERE send = ?1");
    private readonly Statement _removeReceipts = new(connection, "DELETE FROM receipt WHERE send = ?1");

    public void Write(SendId send, int shard, ShardWrite write, byte[] counts)
    {
        var name = send.ToString();
        var row = _reads.FindRow(send, shard) ?? new LedgerRow(ShardState.Untouched, 0, WakeAt: null, new ShardMarks(), new ShardMarks());
        row.Reached.Add(LedgerRules.Marks(write.Reached));
        row.Settled.Add(LedgerRules.Marks(write.Settled));
        var state = write.State > row.State ? write.State : row.State;
        // A former holder's marks and counts are true; when to go on is for the present one to say.
        var wake = write.Term >= row.Term ? write.WakeAt : row.WakeAt;
        _writeShard.Bind(1, name).Bind(2, shard).Bind(3, (int)state).Bind(4, Math.Max(write.Term, row.Term)).Bind(5, wake ?? LedgerReads.Never)
            .Bind(6, row.Reached.Bits).Bind(7, row.Settled.Bits).Run();
        _writeTerm.Bind(1, name).Bind(2, shard).Bind(3, write.Term).Bind(4, counts).Run();
    }

    public bool NoteReceipt(SendId send, int ordinal, bool isInTime)
    {
        var (shard, slot) = Math.DivRem(ordinal, Device.ShardSize);
        var (shown, inTime, marks) = FindReceipts(send, shard);
        if (marks[slot])
            return false;
        marks.Set(slot);
        _writeReceipts.Bind(1, send.ToString()).Bind(2, shard).Bind(3, shown + 1).Bind(4, inTime + (isInTime ? 1 : 0)).Bind(5, marks.Bits).Run();
        return true;
    }

    public void Remove(SendId send)
    {
        foreach (var removal in (Statement[])[_removeShards, _removeTerms, _removeReceipts])
            removal.Bind(1, send.ToString()).Run();
    }

    public void Dispose()
    {
        _reads.Dispose();
        _writeShard.Dispose();
        _writeTerm.Dispose();
        _readReceipts.Dispose();
        _writeReceipts.Dispose();
        _removeShards.Dispose();
        _removeTerms.Dispose();
        _removeReceipts.Dispose();
    }

    private (long Shown, long InTime, ShardMarks Marks) FindReceipts(SendId send, int shard)
    {
        try
        {
            return _readReceipts.Bind(1, send.ToString()).Bind(2, shard).Step()
                ? (_readReceipts.Int64(0), _readReceipts.Int64(1), new ShardMarks(_readReceipts.Blob(2)))
                : (0, 0, new ShardMarks());
        }
        finally
        {
            _readReceipts.Reset();
        }
    }
}
