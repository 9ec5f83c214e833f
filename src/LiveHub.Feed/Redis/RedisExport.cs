using System.Runtime.CompilerServices;
using LiveHub.Feed.Copying;

namespace LiveHub.Feed.Redis;

/// <summary>The store under a prefix, opened to be copied while no server uses it.</summary>
internal sealed class RedisExport : IStoreExport
{
    private readonly RedisConnection _connection;
    private readonly RedisKeys _keys;
    private readonly RedisLogExport _feed;
    private readonly RedisLogExport _desk;

    private RedisExport(RedisConnection connection, RedisStoreOptions options)
    {
        _connection = connection;
        _keys = new RedisKeys(options.Prefix, connection.Database);
        Place = CopyRules.Place(connection, options);
        _feed = new RedisLogExport(connection, _keys.Log(LogName.Feed), Place);
        _desk = new RedisLogExport(connection, _keys.Log(LogName.Desk), Place);
    }

    public string Place { get; }

    public static async Task<RedisExport> OpenAsync(RedisStoreOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new RedisExport(await RedisConnection.OpenAsync(options, CopyRules.AnswerTimeout), options);
    }

    public ILogExport Log(LogName name) => name == LogName.Feed ? _feed : _desk;

    public async IAsyncEnumerable<StoredCursor> ReadCursorsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursors = new RedisCursorStore(_connection, _keys, check: null);
        foreach (string? reader in await _connection.AskAsync(database => database.HashKeysAsync(_keys.Cursors), cancellationToken))
        {
            if (reader is not null && await cursors.ReadAsync(reader, cancellationToken) is { } point)
                yield return new StoredCursor(reader, point);
        }
    }

    public async IAsyncEnumerable<StoredVaultItem> ReadVaultAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var server = await _connection.FindPrimaryAsync(_keys.VaultVersion, cancellationToken);
        var keys = await server.KeysAsync(_connection.Database, LogKeys.Escape(_keys.VaultPrefix) + "*").Select(key => (string)key!).ToListAsync(cancellationToken);
        foreach (var key in keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var rows = await _connection.AskAsync(database => database.HashGetAllAsync(key), cancellationToken);
            foreach (var row in rows.OrderBy(row => (string)row.Name!, StringComparer.Ordinal))
                yield return VaultRows.Read(key[_keys.VaultPrefix.Length..], (string)row.Name!, (byte[])row.Value!);
        }
    }

    public async ValueTask<long> ReadVaultVersionAsync(CancellationToken cancellationToken) =>
        (long?)await _connection.AskAsync(database => database.StringGetAsync(_keys.VaultVersion), cancellationToken) ?? 0;

    public async ValueTask CheckQuietAsync(CancellationToken cancellationToken) => await CopyRules.CheckQuietAsync(_connection, _keys, Place, cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
