using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveHub.Feed.Sqlite;

/// <summary>The embedded store: the feed, the desk, cursors, leases and the vault in one SQLite file, so that a copy of it holds all as of one moment.</summary>
/// <remarks>One process at a time owns a data folder. Dispose it to finish what is queued and to let the folder go.</remarks>
public sealed class SqliteStore : IAsyncDisposable
{
    private readonly DataFolderLock _folder;
    private readonly SqliteWriter _writer;
    private readonly ReaderPool<ReadConnection> _readers;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isClosing;

    private SqliteStore(DataFolderLock folder, SqliteWriter writer, ReaderPool<ReadConnection> readers, TimeProvider time)
    {
        _folder = folder;
        _writer = writer;
        _readers = readers;
        Feed = new SqliteFeedLog(LogName.Feed, writer, readers, time);
        Desk = new SqliteFeedLog(LogName.Desk, writer, readers, time);
        Cursors = new SqliteCursorStore(writer, readers);
        Leases = new SqliteLeaseStore(writer, time);
        Vault = new SqliteVault(writer, readers, time);
    }

    public IFeedLog Feed { get; }

    public IFeedLog Desk { get; }

    public ICursorStore Cursors { get; }

    public ILeaseStore Leases { get; }

    public IVault Vault { get; }

    /// <summary>Transactions made durable since the store was opened; many appends share one.</summary>
    internal long CommittedGroups => _writer.CommittedGroups;

    /// <summary>Opens the store of a data folder, making or migrating it as needed.</summary>
    /// <exception cref="StoreRefusedException">Another process holds the folder, a newer program wrote it, or it is not a store.</exception>
    public static Task<SqliteStore> OpenAsync(SqliteStoreOptions options, TimeProvider time, ILogger<SqliteStore>? logger = null) =>
        Task.Run(() => Open(options, time, logger));

    /// <summary>Writes a copy of the store as of this moment to a new file, while appends and reads go on.</summary>
    /// <param name="file">Must not exist. Put in place of <c>livehub.db</c>, alone in its folder, it is the store again.</param>
    /// <exception cref="LogUnavailableException">The copy could not be written, or the store could not be read.</exception>
    public Task BackupAsync(string file, CancellationToken cancellationToken) =>
        Task.Run(() => _readers.Backup(file), cancellationToken);

    /// <summary>Completes when the folder is free, for whoever calls first and for those who call meanwhile.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosing, 1) == 0)
            await CloseAsync();
        await _closed.Task;
    }

    /// <summary>Opens the store on the calling thread, for a start that has nothing else to do.</summary>
    /// <exception cref="StoreRefusedException">Another process holds the folder, a newer program wrote it, or it is not a store.</exception>
    public static SqliteStore Open(SqliteStoreOptions options, TimeProvider time, ILogger<SqliteStore>? logger = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.GroupLimit, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.QueueLimit, 1, nameof(options));
        logger ??= NullLogger<SqliteStore>.Instance;
        var folder = DataFolderLock.Take(options);
        WriteSession? session = null;
        try
        {
            session = WriteSession.Open(options);
            var readers = new ReaderPool<ReadConnection>(options, each => new ReadConnection(each));
            return new SqliteStore(folder, new SqliteWriter(session, options, time, logger), readers, time);
        }
        catch (Exception exception)
        {
            session?.Dispose();
            folder.Dispose();
            if (exception is StoreRefusedException)
                throw;
            throw new StoreRefusedException(
                $"The store '{options.DatabaseFile}' cannot be opened: {exception.Message} Check the disk and the file, or restore a backup.", exception);
        }
    }
    private async Task CloseAsync()
    {
        try
        {
            _readers.Dispose();
            await _writer.DisposeAsync(); // The last connection: closing it folds the write-ahead log into the file.
            _folder.Dispose();
        }
        finally
        {
            _closed.SetResult();
        }
    }
}
