using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>The writer's connection with its prepared statements, and what it knows of both logs.</summary>
/// <remarks>Belongs to the writer, which throws it away after any failure: what it knew ahead of the file goes with it.</remarks>
internal sealed class WriteSession : IWriteSession
{
    private readonly SqliteConnection _connection;
    private readonly Statement _begin;
    private readonly Statement _commit;

    private WriteSession(SqliteConnection connection)
    {
        _connection = connection;
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        Feed = new(connection, LogName.Feed);
        Desk = new(connection, LogName.Desk);
        Cursors = new(connection);
        Leases = new(connection);
        Vault = new(connection);
    }

    public LogWrites Feed { get; }

    public LogWrites Desk { get; }

    public CursorTable Cursors { get; }

    public LeaseTable Leases { get; }

    public VaultTable Vault { get; }

    public static WriteSession Open(SqliteStoreOptions options)
    {
        var connection = SqliteConnections.OpenWriter(options);
        try
        {
            SqliteSchema.Prepare(connection, options.DatabaseFile, SqliteSchema.Migrations);
            return new WriteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public LogWrites Log(LogName name) => name == LogName.Feed ? Feed : Desk;

    public void Begin() => _begin.Run();

    public void Commit()
    {
        Feed.SaveState();
        Desk.SaveState();
        _commit.Run();
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        Feed.Dispose();
        Desk.Dispose();
        Cursors.Dispose();
        Leases.Dispose();
        Vault.Dispose();
        _connection.Dispose(); // Rolls back what was not committed.
    }
}
