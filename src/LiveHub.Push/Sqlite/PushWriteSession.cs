using LiveHub.Feed.Sqlite;
using LiveHub.Push.Devices;
using Microsoft.Data.Sqlite;

namespace LiveHub.Push.Sqlite;

/// <summary>The connection of the writer of <c>push.db</c>.</summary>
internal sealed class PushWriteSession : IWriteSession
{
    private readonly SqliteConnection _connection;
    private readonly Statement _begin;
    private readonly Statement _commit;

    private PushWriteSession(SqliteConnection connection, DamagedDevices damaged)
    {
        _connection = connection;
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        Devices = new(connection, damaged);
        Ledger = new(connection);
    }

    public DeviceWrites Devices { get; }

    public LedgerWrites Ledger { get; }

    public static PushWriteSession Open(SqliteStoreOptions options, DamagedDevices damaged)
    {
        var connection = SqliteConnections.OpenWriter(options);
        try
        {
            connection.CreateFunction(
                PushSchema.TargetFunction, (byte[] profile) => DeviceCodec.TryDecode(profile) is { } decoded ? DeviceCodec.TargetOf(decoded) : (long?)null, isDeterministic: true);
            SqliteSchema.Prepare(connection, options.DatabaseFile, PushSchema.Migrations);
            return new PushWriteSession(connection, damaged);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Begin() => _begin.Run();

    public void Commit()
    {
        Devices.SaveBounds();
        _commit.Run();
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        Devices.Dispose();
        Ledger.Dispose();
        _connection.Dispose(); // Rolls back what was not committed.
    }
}
