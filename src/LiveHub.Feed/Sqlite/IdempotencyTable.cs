using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>The idempotency keys of one log with the answers they got, kept for <see cref="AppendRules.KeyLifetime"/>.</summary>
internal sealed class IdempotencyTable : IDisposable
{
    private const int PruneLimit = 1000;

    private readonly Statement _find;
    private readonly Statement _replace;
    private readonly Statement _prune;

    public IdempotencyTable(SqliteConnection connection, string log)
    {
        _find = new(connection, $"SELECT body_hash, first_offset, count FROM {log}_idempotency WHERE scope = ?1 AND key = ?2 AND time > ?3");
        _replace = new(connection, $"INSERT OR REPLACE INTO {log}_idempotency (scope, key, body_hash, first_offset, count, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        _prune = new(connection, $"DELETE FROM {log}_idempotency WHERE id IN (SELECT id FROM {log}_idempotency ORDER BY id LIMIT {PruneLimit}) AND time <= ?1");
    }

    /// <summary>The first answer to a key: where its entries begin, how many there are, and whether the request was the same; null for a new or expired key.</summary>
    public (long FirstOffset, int Count, bool IsSameRequest)? Find(IdempotencyKey key, long now)
    {
        try
        {
            return _find.Bind(1, key.Scope).Bind(2, key.Key).Bind(3, Expiry(now)).Step()
                ? (_find.Int64(1), (int)_find.Int64(2), _find.Blob(0).SequenceEqual(key.BodyHash.Span))
                : null;
        }
        finally
        {
            _find.Reset();
        }
    }

    public void Write(IdempotencyKey key, long firstOffset, int count, long now) =>
        _replace.Bind(1, key.Scope).Bind(2, key.Key).Bind(3, key.BodyHash.Span).Bind(4, firstOffset).Bind(5, count).Bind(6, now).Run();

    /// <summary>Removes some expired keys.</summary>
    /// <returns>True when more may be left.</returns>
    public bool Prune(long now) => _prune.Bind(1, Expiry(now)).Run() == PruneLimit;

    public void Dispose()
    {
        _find.Dispose();
        _replace.Dispose();
        _prune.Dispose();
    }

    private static long Expiry(long now) => now - (long)AppendRules.KeyLifetime.TotalMilliseconds;
}
