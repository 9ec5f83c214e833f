using LiveHub.Feed.Sqlite;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using Microsoft.Data.Sqlite;

namespace LiveHub.Push.Sqlite;

/// <summary>The prepared reads of ledgers on one connection.</summary>
internal sealed class LedgerReads(SqliteConnection connection) : IDisposable
{
    /// <summary>In place of no time.</summary>
    public const long Never = -1;

    private readonly Statement _shard = new(connection, "SELECT state, term, wake, reached, settled FROM ledger_shard WHERE send = ?1 AND shard = ?2");
    private readonly Statement _terms = new(connection, "SELECT counts FROM ledger_term WHERE send = ?1 AND shard = ?2");
    private readonly Statement _shards = new(connection, "SELECT shard, state, wake FROM ledger_shard WHERE send = ?1 ORDER BY shard");
    private readonly Statement _allTerms = new(connection, "SELECT shard, counts FROM ledger_term WHERE send = ?1");
    private readonly Statement _receipts = new(connection, "SELECT coalesce(sum(shown), 0), coalesce(sum(in_time), 0) FROM receipt WHERE send = ?1");

    public LedgerRow? FindRow(SendId send, int shard)
    {
        try
        {
            return _shard.Bind(1, send.ToString()).Bind(2, shard).Step()
                ? new LedgerRow((ShardState)_shard.Int64(0), _shard.Int64(1), Time(_shard.Int64(2)), new ShardMarks(_shard.Blob(3)), new ShardMarks(_shard.Blob(4)))
                : null;
        }
        finally
        {
            _shard.Reset();
        }
    }

    public ShardRecord Read(SendId send, int shard) =>
        FindRow(send, shard) is { } row ? new ShardRecord(row.State, row.Reached, row.Settled, ReadCounts(send, shard), row.WakeAt) : ShardRecord.Untouched;

    public List<ShardSummary> ReadAll(SendId send)
    {
        var counts = ReadCounts(send);
        var summaries = new List<ShardSummary>();
        try
        {
            _shards.Bind(1, send.ToString());
            while (_shards.Step())
            {
                var shard = (int)_shards.Int64(0);
                summaries.Add(new ShardSummary(shard, (ShardState)_shards.Int64(1), counts.GetValueOrDefault(shard, SendCounts.None), Time(_shards.Int64(2))));
            }
            return summaries;
        }
        finally
        {
            _shards.Reset();
        }
    }

    public ReceiptCounts ReadReceipts(SendId send)
    {
        try
        {
            return _receipts.Bind(1, send.ToString()).Step() ? new ReceiptCounts(_receipts.Int64(0), _receipts.Int64(1)) : new ReceiptCounts(0, 0);
        }
        finally
        {
            _receipts.Reset();
        }
    }

    public void Dispose()
    {
        _shard.Dispose();
        _terms.Dispose();
        _shards.Dispose();
        _allTerms.Dispose();
        _receipts.Dispose();
    }

    private SendCounts ReadCounts(SendId send, int shard)
    {
        try
        {
            var counts = SendCounts.None;
            _terms.Bind(1, send.ToString()).Bind(2, shard);
            while (_terms.Step())
                counts = counts.Add(LedgerRules.Decode(_terms.Blob(0).ToArray()));
            return counts;
        }
        finally
        {
            _terms.Reset();
        }
    }

    private Dictionary<int, SendCounts> ReadCounts(SendId send)
    {
        try
        {
            var counts = new Dictionary<int, SendCounts>();
            _allTerms.Bind(1, send.ToString());
            while (_allTerms.Step())
            {
                var shard = (int)_allTerms.Int64(0);
                counts[shard] = counts.GetValueOrDefault(shard, SendCounts.None).Add(LedgerRules.Decode(_allTerms.Blob(1).ToArray()));
            }
            return counts;
        }
        finally
        {
            _allTerms.Reset();
        }
    }

    private static long? Time(long stored) => stored == Never ? null : stored;
}
