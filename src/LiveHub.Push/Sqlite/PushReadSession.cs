using LiveHub.Feed.Sqlite;
using LiveHub.Push.Devices;
using Microsoft.Data.Sqlite;

namespace LiveHub.Push.Sqlite;

/// <summary>A reading connection to <c>push.db</c>.</summary>
internal sealed class PushReadSession : IReadSession
{
    private readonly SqliteConnection _connection;
    private readonly Statement _begin;
    private readonly Statement _end;

    public PushReadSession(SqliteStoreOptions options, DamagedDevices damaged)
    {
        _connection = SqliteConnections.OpenReader(options);
        _begin = new(_connection, "BEGIN");
        _end = new(_connection, "ROLLBACK");
        Devices = new(_connection, damaged);
        Ledger = new(_connection);
    }

    public DeviceReads Devices { get; }

    public LedgerReads Ledger { get; }

    public void Begin() => _begin.Run();

    public void End() => _end.Run();

    public void Dispose()
    {
        _begin.Dispose();
        _end.Dispose();
        Devices.Dispose();
        Ledger.Dispose();
        _connection.Dispose();
    }
}
