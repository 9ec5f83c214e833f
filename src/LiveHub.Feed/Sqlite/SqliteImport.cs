using LiveHub.Feed.Copying;
using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>A data folder without a store that is filled: in a folder inside it, from where the finished file is moved to its place.</summary>
internal sealed class SqliteImport : IStoreImport
{
    private readonly SqliteStoreOptions _target;
    private readonly SqliteStoreOptions _draft;
    private readonly DataFolderLock _folder;
    private readonly SqliteConnection _connection;
    private readonly SqliteLogImport _feed;
    private readonly SqliteLogImport _desk;
    private bool _isClosed;

    private SqliteImport(SqliteStoreOptions target, SqliteStoreOptions draft, DataFolderLock folder, SqliteConnection connection)
    {
        (_target, _draft, _folder, _connection) = (target, draft, folder, connection);
        _feed = new SqliteLogImport(connection, LogName.Feed, target);
        _desk = new SqliteLogImport(connection, LogName.Desk, target);
    }

    /// <exception cref="StoreRefusedException">The folder has a store, another process holds it, or it cannot be written.</exception>
    public static SqliteImport Open(SqliteStoreOptions target)
    {
        var folder = DataFolderLock.Take(target);
        SqliteConnection? connection = null;
        try
        {
            if (File.Exists(target.DatabaseFile))
                throw new StoreRefusedException($"The target '{target.DataFolder}' is not empty: it has a {Path.GetFileName(target.DatabaseFile)}. Name another folder, or move that file away.");
            var draft = new SqliteStoreOptions { DataFolder = Path.Combine(target.DataFolder, "unfinished-copy") };
            Remove(draft); // Of a copy that was killed: we hold the folder.
            Directory.CreateDirectory(draft.DataFolder);
            connection = SqliteConnections.OpenWriter(draft);
            SqliteSchema.Prepare(connection, draft.DatabaseFile, SqliteSchema.Migrations);
            return new SqliteImport(target, draft, folder, connection);
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            folder.Dispose();
            if (exception is SqliteException)
                throw SqliteFailure.Explain(exception, target);
            throw;
        }
    }

    public ILogImport Log(LogName name) => name == LogName.Feed ? _feed : _desk;

    public ValueTask WriteCursorsAsync(IReadOnlyList<StoredCursor> cursors, CancellationToken cancellationToken) => Transaction.RunAsync(_connection, _target, () =>
    {
        using var table = new CursorTable(_connection);
        foreach (var cursor in cursors)
            table.Write(cursor.Reader, cursor.Point);
    });

    public ValueTask WriteVaultAsync(IReadOnlyList<StoredVaultItem> items, long version, CancellationToken cancellationToken) => Transaction.RunAsync(_connection, _target, () =>
    {
        using var table = new VaultTable(_connection);
        foreach (var (collection, item) in items)
            table.Put(collection, item);
        using var last = new Statement(_connection, "UPDATE vault_version SET last = ?1");
        last.Bind(1, version).Run();
    });

    public async ValueTask FinishAsync(LogBounds feed, LogBounds desk, CancellationToken cancellationToken)
    {
        await Transaction.RunAsync(_connection, _target, () =>
        {
            _feed.WriteBounds(feed);
            _desk.WriteBounds(desk);
        });
        Close(); // Closing the last connection folds the write-ahead log into the file, so the file is all there is.
        File.Move(_draft.DatabaseFile, _target.DatabaseFile);
    }

    public ValueTask DisposeAsync()
    {
        Close();
        Remove(_draft);
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _feed.Dispose();
        _desk.Dispose();
        _connection.Dispose();
    }

    private static void Remove(SqliteStoreOptions draft)
    {
        if (Directory.Exists(draft.DataFolder))
            Directory.Delete(draft.DataFolder, recursive: true);
    }
}
