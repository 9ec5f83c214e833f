using System.Globalization;
using LiveHub.Feed.Copying;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>A prefix without keys that is filled. Entries without a state are no log: a server that starts meanwhile refuses.</summary>
internal sealed class RedisImport : IStoreImport
{
    private readonly RedisConnection _connection;
    private readonly RedisKeys _keys;
    private readonly string _place;
    private readonly RedisLogImport _feed;
    private readonly RedisLogImport _desk;
    private readonly HashSet<RedisKey> _vault = [];
    private bool _isOurs;

    private RedisImport(RedisConnection connection, RedisStoreOptions options)
    {
        _connection = connection;
        _keys = new RedisKeys(options.Prefix, connection.Database);
        _place = CopyRules.Place(connection, options);
        _feed = new RedisLogImport(connection, _keys.Log(LogName.Feed));
        _desk = new RedisLogImport(connection, _keys.Log(LogName.Desk));
    }

    /// <exception cref="StoreRefusedException">Servers use the prefix, it has keys already, or Redis would lose what it acknowledges.</exception>
    public static async Task<RedisImport> OpenAsync(RedisStoreOptions options, CancellationToken cancellationToken)
    {
        var import = new RedisImport(await RedisConnection.OpenAsync(options, CopyRules.AnswerTimeout), options);
        try
        {
            await import.CheckAsync(options, cancellationToken);
            import._isOurs = true;
            return import;
        }
        catch
        {
            await import.DisposeAsync();
            throw;
        }
    }

    public ILogImport Log(LogName name) => name == LogName.Feed ? _feed : _desk;

    public async ValueTask WriteCursorsAsync(IReadOnlyList<StoredCursor> cursors, CancellationToken cancellationToken)
    {
        var places = new RedisCursorStore(_connection, _keys, check: null);
        foreach (var cursor in cursors)
            await places.WriteAsync(cursor.Reader, cursor.Point, cancellationToken);
    }

    public async ValueTask WriteVaultAsync(IReadOnlyList<StoredVaultItem> items, long version, CancellationToken cancellationToken)
    {
        // First, so that a copy which is killed leaves something that the next one finds.
        await _connection.AskAsync(database => database.StringSetAsync(_keys.VaultVersion, version), cancellationToken);
        foreach (var (collection, item) in items)
        {
            _vault.Add(_keys.Vault(collection));
            await _connection.AskAsync(database => database.HashSetAsync(_keys.Vault(collection), item.Id, VaultRows.Write(item)), cancellationToken);
        }
    }

    public async ValueTask FinishAsync(LogBounds feed, LogBounds desk, CancellationToken cancellationToken)
    {
        var done = await _connection.RunAsync(RedisScript.FinishCopy, States, [.. State(feed), .. State(desk)], cancellationToken);
        if ((int)done == 0)
            throw new StoreRefusedException($"A server began a store in {_place} meanwhile. Stop it, empty the prefix and start again.");
        _isOurs = false;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_isOurs)
                await _connection.RunAsync(RedisScript.RemoveCopy, [.. States, .. Written], [], CancellationToken.None);
        }
        catch (LogUnavailableException)
        {
            // Whoever is told why the copy broke off is told this, too; the next one finds what is left and names it.
        }
        await _connection.DisposeAsync();
    }

    private RedisKey[] States => [_keys.Log(LogName.Feed).State, _keys.Log(LogName.Desk).State];

    private RedisKey[] Written => [.. _feed.Keys, .. _desk.Keys, _keys.Cursors, _keys.VaultVersion, .. _vault];

    private async Task CheckAsync(RedisStoreOptions options, CancellationToken cancellationToken)
    {
        using var check = new StoreCheck(_connection, _keys.Cursors, options, NullLogger.Instance);
        await check.EnsureAsync(cancellationToken);
        await CopyRules.CheckQuietAsync(_connection, _keys, _place, cancellationToken);
        if (await _connection.AskAsync(database => database.KeyExistsAsync(States), cancellationToken) > 0)
            throw new StoreRefusedException($"The target is not empty: {_place} has a store. Choose another Redis, database or Redis:Prefix, or remove its keys.");
        if (await _connection.AskAsync(database => database.KeyExistsAsync(Written), cancellationToken) > 0)
        {
            throw new StoreRefusedException(
                $"The target is not empty: {_place} has entries without a log, such as a copy that was killed leaves. If they are of no use, remove the keys that begin with {{{options.Prefix}}}: and start again.");
        }
    }

    private static IEnumerable<RedisValue> State(LogBounds bounds) =>
    [
        bounds.Tail.Epoch.ToString(), Text(bounds.First.Offset), bounds.First.Link.ToString(), Text(bounds.Tail.Offset), bounds.Tail.Link.ToString(), Text(bounds.Time),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
