namespace LiveHub.Feed.Sqlite;

/// <summary>Keeps readers' places beside the logs.</summary>
internal sealed class SqliteCursorStore(SqliteWriter writer, ReaderPool<ReadConnection> readers) : ICursorStore
{
    public ValueTask<LogPoint?> ReadAsync(string reader, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(readers.Read(connection => connection.Cursors.Find(reader)));
    }

    public async ValueTask WriteAsync(string reader, LogPoint point, CancellationToken cancellationToken) =>
        await writer.WriteAsync(
            session =>
            {
                session.Cursors.Write(reader, point);
                return true;
            },
            1,
            cancellationToken);
}
