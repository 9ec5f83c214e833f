namespace LiveHub.Feed.Sqlite;

/// <summary>The vault in the file of the logs.</summary>
internal sealed class SqliteVault(SqliteWriter writer, ReaderPool<ReadConnection> readers, TimeProvider time) : IVault
{
    public ValueTask<VaultItem?> ReadAsync(string collection, string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        VaultRules.Check(collection, id);
        return ValueTask.FromResult(readers.Read(connection => connection.Vault.Find(collection, id, Now())));
    }

    public ValueTask<IReadOnlyList<VaultItem>> ReadAllAsync(string collection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<VaultItem>>(readers.Read(connection => connection.Vault.All(collection, Now())));
    }

    public ValueTask<long?> WriteAsync(
        string collection, string id, long? version, ReadOnlyMemory<byte> bytes, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        VaultRules.Check(collection, id, bytes, lifetime);
        return writer.WriteAsync(session => Write(session, Now()), 1, cancellationToken);

        long? Write(WriteSession session, long now) =>
            session.Vault.TryWrite(collection, id, version, bytes.Span, lifetime is { } given ? now + VaultRules.Milliseconds(given) : null, now);
    }

    public ValueTask<bool> RemoveAsync(string collection, string id, long? version, CancellationToken cancellationToken)
    {
        VaultRules.Check(collection, id);
        return writer.WriteAsync(session => session.Vault.TryRemove(collection, id, version, Now()), 1, cancellationToken);
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
