using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>A reading connection to the logs and what lies beside them.</summary>
internal sealed class ReadConnection : IReadSession
{
    private readonly SqliteConnection _connection;
    private readonly Statement _begin;
    private readonly Statement _end;
    private readonly LogReads _feed;
    private readonly LogReads _desk;

    public ReadConnection(SqliteStoreOptions options)
    {
        _connection = SqliteConnections.OpenReader(options);
        _begin = new(_connection, "BEGIN");
        _end = new(_connection, "ROLLBACK");
        _feed = new(_connection, LogName.Feed);
        _desk = new(_connection, LogName.Desk);
        Cursors = new(_connection);
        Vault = new(_connection);
    }

    public CursorTable Cursors { get; }

    public VaultTable Vault { get; }

    public LogReads Log(LogName name) => name == LogName.Feed ? _feed : _desk;

    public void Begin() => _begin.Run();

    public void End() => _end.Run();

    public void Dispose()
    {
        _begin.Dispose();
        _end.Dispose();
        _feed.Dispose();
        _desk.Dispose();
        Cursors.Dispose();
        Vault.Dispose();
        _connection.Dispose();
    }
}
