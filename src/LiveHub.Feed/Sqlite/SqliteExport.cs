using System.Runtime.CompilerServices;
using LiveHub.Feed.Copying;
using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>The store of a data folder that no server holds, opened to be copied.</summary>
internal sealed class SqliteExport : IStoreExport
{
    private readonly DataFolderLock _folder;
    private readonly SqliteConnection _connection;
    private readonly SqliteLogExport _feed;
    private readonly SqliteLogExport _desk;

    private SqliteExport(DataFolderLock folder, SqliteConnection connection, string place)
    {
        (_folder, _connection, Place) = (folder, connection, place);
        _feed = new SqliteLogExport(connection, LogName.Feed, place);
        _desk = new SqliteLogExport(connection, LogName.Desk, place);
    }

    public string Place { get; }

    /// <exception cref="StoreRefusedException">There is no store, another process holds it, or a newer program wrote it.</exception>
    public static SqliteExport Open(SqliteStoreOptions options)
    {
        if (!File.Exists(options.DatabaseFile))
            throw new StoreRefusedException($"There is no store in '{options.DataFolder}': {Path.GetFileName(options.DatabaseFile)} is missing.");
        var folder = DataFolderLock.Take(options);
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteConnections.OpenWriter(options);
            SqliteSchema.Prepare(connection, options.DatabaseFile, SqliteSchema.Migrations);
            return new SqliteExport(folder, connection, $"'{options.DataFolder}'");
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            folder.Dispose();
            if (exception is StoreRefusedException)
                throw;
            throw new StoreRefusedException($"The store '{options.DatabaseFile}' cannot be opened: {exception.Message}", exception);
        }
    }

    public ILogExport Log(LogName name) => name == LogName.Feed ? _feed : _desk;

    public async IAsyncEnumerable<StoredCursor> ReadCursorsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var rows = new Statement(_connection, "SELECT reader, epoch, offset, link FROM cursor");
        while (rows.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Epoch.TryParse(rows.Text(1), out var epoch))
                yield return new StoredCursor(rows.Text(0), new LogPoint(new FeedPosition(epoch, rows.Int64(2)), new EntryLink(unchecked((ulong)rows.Int64(3)))));
        }
        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredVaultItem> ReadVaultAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var rows = new Statement(_connection, "SELECT id, version, until, bytes, collection FROM vault ORDER BY collection, id");
        while (rows.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new StoredVaultItem(rows.Text(4), VaultTable.Item(rows));
        }
        await Task.CompletedTask;
    }

    public ValueTask<long> ReadVaultVersionAsync(CancellationToken cancellationToken)
    {
        using var vault = new VaultTable(_connection);
        return ValueTask.FromResult(vault.LastVersion());
    }

    /// <summary>The folder's lock says it all.</summary>
    public ValueTask CheckQuietAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _feed.Dispose();
        _desk.Dispose();
        _connection.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
