using System.Collections.Concurrent;

namespace LiveHub.Feed.Sqlite;

/// <summary>Reading connections, opened when needed and kept for the next caller.</summary>
/// <remarks>
/// Reads run on the caller's thread and see a snapshot: they wait neither for the writer nor for each other. One connection is there
/// from the start, so that a full or read-only disk never stops the first read.
/// </remarks>
internal sealed class ReaderPool<TSession> : IDisposable where TSession : class, IReadSession
{
    private const int Kept = 8;

    private readonly SqliteStoreOptions _options;
    private readonly Func<SqliteStoreOptions, TSession> _open;
    private readonly ConcurrentBag<TSession> _idle = [];
    private volatile bool _isClosed;

    public ReaderPool(SqliteStoreOptions options, Func<SqliteStoreOptions, TSession> open)
    {
        _options = options;
        _open = open;
        _idle.Add(open(options));
    }

    /// <summary>Runs <paramref name="read"/> on one snapshot.</summary>
    /// <exception cref="LogUnavailableException">The file cannot be read, or the store is closed.</exception>
    public T Read<T>(Func<TSession, T> read)
    {
        ThrowIfClosed();
        TSession? connection = null;
        try
        {
            if (!_idle.TryTake(out connection))
                connection = _open(_options);
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

    private void Return(TSession connection)
    {
        if (_idle.Count >= Kept)
            connection.Dispose();
        else
            _idle.Add(connection);
        if (_isClosed)
            Dispose(); // Closed meanwhile: nobody else would.
    }
}
