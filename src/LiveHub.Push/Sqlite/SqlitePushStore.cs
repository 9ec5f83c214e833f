using LiveHub.Feed;
using LiveHub.Feed.Sqlite;
using LiveHub.Push.Devices;
using LiveHub.Push.Ledgers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveHub.Push.Sqlite;

/// <summary>Devices and ledgers in a file of their own beside the logs, <c>push.db</c>: a burst of registrations neither waits for headlines nor holds them up.</summary>
/// <remarks>Open it while a <see cref="SqliteStore"/> of the same folder is open: that one's lock keeps other processes out. Dispose it first.</remarks>
public sealed class SqlitePushStore : IAsyncDisposable
{
    // Rows of devices come in no order of their ids: larger groups touch fewer pages of the index for each.
    private const int GroupLimit = 4096;

    private readonly GroupWriter<PushWriteSession> _writer;
    private readonly ReaderPool<PushReadSession> _readers;

    private SqlitePushStore(GroupWriter<PushWriteSession> writer, ReaderPool<PushReadSession> readers)
    {
        (_writer, _readers) = (writer, readers);
        Devices = new SqliteDeviceRegistry(writer, readers);
        Ledger = new SqliteSendLedger(writer, readers);
    }

    public IDeviceRegistry Devices { get; }

    public ISendLedger Ledger { get; }

    /// <summary>Opens the file of a data folder, making or migrating it as needed.</summary>
    /// <exception cref="StoreRefusedException">A newer program wrote it, or it is not a store.</exception>
    public static SqlitePushStore Open(string dataFolder, ILogger<SqlitePushStore>? logger = null)
    {
        var options = new SqliteStoreOptions { DataFolder = dataFolder, FileName = "push", GroupLimit = GroupLimit };
        var log = logger ?? NullLogger<SqlitePushStore>.Instance;
        var damaged = new DamagedDevices(log);
        PushWriteSession? session = null;
        try
        {
            session = PushWriteSession.Open(options, damaged);
            var readers = new ReaderPool<PushReadSession>(options, each => new PushReadSession(each, damaged));
            return new SqlitePushStore(new GroupWriter<PushWriteSession>(session, each => PushWriteSession.Open(each, damaged), options, log), readers);
        }
        catch (Exception exception)
        {
            session?.Dispose();
            if (exception is StoreRefusedException)
                throw;
            throw new StoreRefusedException(
                $"The store '{options.DatabaseFile}' cannot be opened: {exception.Message} Check the disk and the file, or restore a backup.", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _readers.Dispose();
        await _writer.DisposeAsync(); // The last connection: closing it folds the write-ahead log into the file.
    }
}
