using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>The leases, on the writer's connection.</summary>
internal sealed class LeaseTable(SqliteConnection connection) : IDisposable
{
    private readonly Statement _read = new(connection, "SELECT coalesce(holder, ''), term, until FROM lease WHERE name = ?1");
    private readonly Statement _write = new(connection, "INSERT OR REPLACE INTO lease VALUES (?1, ?2, ?3, ?4)");
    private readonly Statement _release = new(connection, "UPDATE lease SET holder = NULL, until = 0 WHERE name = ?1 AND holder = ?2 AND term = ?3");

    /// <param name="now">The store's clock in milliseconds since 1970.</param>
    public Lease? TryTake(string name, string holder, long duration, long now)
    {
        var (present, term, until) = Find(name);
        if (now < until && present != holder)
            return null;
        if (now >= until)
            term++;
        _write.Bind(1, name).Bind(2, holder).Bind(3, term).Bind(4, now + duration).Run();
        return new Lease(name, holder, term, DateTimeOffset.FromUnixTimeMilliseconds(now + duration));
    }

    public bool Release(Lease lease) => _release.Bind(1, lease.Name).Bind(2, lease.Holder).Bind(3, lease.Term).Run() == 1;

    public void Dispose()
    {
        _read.Dispose();
        _write.Dispose();
        _release.Dispose();
    }

    private (string Holder, long Term, long Until) Find(string name)
    {
        try
        {
            return _read.Bind(1, name).Step() ? (_read.Text(0), _read.Int64(1), _read.Int64(2)) : ("", 0, 0);
        }
        finally
        {
            _read.Reset();
        }
    }
}
