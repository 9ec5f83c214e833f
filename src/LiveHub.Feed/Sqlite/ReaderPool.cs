using System.Collections.Concurrent;

namespace LiveHub.Feed.Sqlite;

/// <summary>Reading connections, opened when needed and kept for the next caller.</summary>
/// <remarks>
/// Reads run on the caller's thread and see a snapshot: they wait neither for the writer nor for each other. One connection is there
/// from the start, so that a full or read-only disk never stops the first read.
/// </remarks>
internal sealed class ReaderPool : IDisposable
{
    private const int Kept = 8;

    private readonly SqliteStoreOptions _options;
    private readonly ConcurrentBag<ReadConnection> _idle = [];
    private volatile bool _isClosed;

    public ReaderPool(SqliteStoreOptions options)
    {
        _options = options;
        _idle.Add(new ReadConnection(options));
    }

    /// <summary>Runs <paramref name="read"/> on one snapshot.</summary>
    /// <exception cref="LogUnavailableException">The file cannot be read, or the store is closed.</exception>
    public T Read<T>(Func<ReadConnection, T> read)
    {
        ThrowIfClosed();
        ReadConnection? connection = null;
        try
        {
            if (!_idle.TryTake(out connection))
                connection = new ReadConnection(_options);
            connection.Begin();
            var result = read(connection);
            connection.End();
            Return(connection);
            return result;
        }
        catch (Exception exception)
        {
            connection?.Dispose(); // A connection that failed is not worth a second look.
            throw SqliteFailure.Explain(exception, _options);
        }
    }

    /// <summary>Copies the database into a new file, on a connection of its own.</summary>
    public void Backup(string file)
    {
        ThrowIfClosed();
        try
        {
            using var connection = SqliteConnections.OpenBackup(_options);
            using var copy = new Statement(connection, "VACUUM INTO ?1");
            copy.Bind(1, file).Run();
        }
        catch (Exception exception)
        {
            throw SqliteFailure.Explain(exception, _options);
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }

    private void ThrowIfClosed()
    {
        if (_isClosed)
            throw new LogUnavailableException(LogUnavailableReason.Closing, "The store is being closed.");
    }

    private void Return(ReadConnection connection)
    {
        if (_idle.Count >= Kept)
            connection.Dispose();
        else
            _idle.Add(connection);
        if (_isClosed)
            Dispose(); // Closed meanwhile: nobody else would.
    }
}
