namespace LiveHub.Feed.Sqlite;

/// <summary>Leases of the one process that owns the store: its parts ask each other as nodes would.</summary>
internal sealed class SqliteLeaseStore(SqliteWriter writer, TimeProvider time) : ILeaseStore
{
    public ValueTask<Lease?> TryTakeAsync(string name, string holder, TimeSpan duration, CancellationToken cancellationToken)
    {
        LeaseRules.Check(name, holder, duration);
        return writer.WriteAsync(
            session => session.Leases.TryTake(name, holder, LeaseRules.Milliseconds(duration), time.GetUtcNow().ToUnixTimeMilliseconds()), 1, cancellationToken);
    }

    public ValueTask<bool> ReleaseAsync(Lease lease, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => session.Leases.Release(lease), 1, cancellationToken);
}
