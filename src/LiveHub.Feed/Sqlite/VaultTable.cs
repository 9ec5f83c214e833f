using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>The vault, on one connection.</summary>
internal sealed class VaultTable(SqliteConnection connection) : IDisposable
{
    // What never ends has the largest number as its end, so that one comparison serves all.
    private const long Never = long.MaxValue;
    private const string Columns = "id, version, until, bytes";

    private readonly Statement _find = new(connection, $"SELECT {Columns} FROM vault WHERE collection = ?1 AND id = ?2 AND until > ?3");
    private readonly Statement _all = new(connection, $"SELECT {Columns} FROM vault WHERE collection = ?1 AND until > ?2 ORDER BY id");
    private readonly Statement _draw = new(connection, "UPDATE vault_version SET last = last + 1");
    private readonly Statement _last = new(connection, "SELECT last FROM vault_version");
    private readonly Statement _write = new(connection, "INSERT OR REPLACE INTO vault VALUES (?1, ?2, ?3, ?4, ?5)");
    private readonly Statement _remove = new(connection, "DELETE FROM vault WHERE collection = ?1 AND id = ?2");
    private readonly Statement _prune = new(connection, "DELETE FROM vault WHERE until <= ?1");

    /// <param name="now">The store's clock in milliseconds since 1970.</param>
    public VaultItem? Find(string collection, string id, long now)
    {
        try
        {
            return _find.Bind(1, collection).Bind(2, id).Bind(3, now).Step() ? Item(_find) : null;
        }
        finally
        {
            _find.Reset();
        }
    }

    public List<VaultItem> All(string collection, long now)
    {
        var items = new List<VaultItem>();
        try
        {
            _all.Bind(1, collection).Bind(2, now);
            while (_all.Step())
                items.Add(Item(_all));
            return items;
        }
        finally
        {
            _all.Reset();
        }
    }

    public long? TryWrite(string collection, string id, long? version, ReadOnlySpan<byte> bytes, long? until, long now)
    {
        if (version is { } expected && expected != (Find(collection, id, now)?.Version ?? 0))
            return null;
        _draw.Run();
        var next = LastVersion();
        Put(collection, new VaultItem(id, next, bytes.ToArray(), until));
        return next;
    }

    public bool TryRemove(string collection, string id, long? version, long now) =>
        Find(collection, id, now) is { } item && (version is null || version == item.Version) && _remove.Bind(1, collection).Bind(2, id).Run() == 1;

    public void Prune(long now) => _prune.Bind(1, now).Run();

    /// <summary>Writes an item as it is.</summary>
    public void Put(string collection, VaultItem item) =>
        _write.Bind(1, collection).Bind(2, item.Id).Bind(3, item.Version).Bind(4, item.Until ?? Never).Bind(5, item.Bytes.Span).Run();

    public long LastVersion()
    {
        try
        {
            return _last.Step() ? _last.Int64(0) : 0;
        }
        finally
        {
            _last.Reset();
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _find, _all, _draw, _last, _write, _remove, _prune })
            statement.Dispose();
    }

    public static VaultItem Item(Statement row) => new(row.Text(0), row.Int64(1), row.Blob(3).ToArray(), row.Int64(2) is var until && until == Never ? null : until);
}
