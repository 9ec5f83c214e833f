using LiveHub.Feed.Sqlite;
using LiveHub.Push.Devices;
using Microsoft.Data.Sqlite;

namespace LiveHub.Push.Sqlite;

/// <summary>The prepared reads of the registry on one connection.</summary>
/// <remarks>A row that is damaged counts as not there, so that the others of its shard can be read.</remarks>
internal sealed class DeviceReads(SqliteConnection connection, DamagedDevices damaged) : IDisposable
{
    private const string Columns = "SELECT ordinal, id, secret, is_test, is_quarantined, registered, seen, profile FROM device";

    private readonly Statement _find = new(connection, Columns + " WHERE key = ?1 AND id = ?2");
    private readonly Statement _at = new(connection, Columns + " WHERE ordinal = ?1");
    private readonly Statement _range = new(connection, Columns + " WHERE ordinal >= ?1 AND ordinal < ?2 ORDER BY ordinal");
    private readonly Statement _tests = new(connection, Columns + " WHERE is_test = 1 ORDER BY id LIMIT ?1");
    private readonly Statement _bounds = new(connection, "SELECT next, count FROM registry");

    public Device? Find(string id) => First(_find.Bind(1, DeviceCodec.KeyOf(id)).Bind(2, id));

    public Device? FindAt(int ordinal) => First(_at.Bind(1, ordinal));

    public List<Device> ReadShard(int shard) =>
        All(_range.Bind(1, (long)shard * Device.ShardSize).Bind(2, (shard + 1L) * Device.ShardSize));

    public List<Device> ReadTestList(int limit) => All(_tests.Bind(1, limit));

    public RegistryBounds ReadBounds()
    {
        try
        {
            return _bounds.Step() ? new RegistryBounds((int)_bounds.Int64(0), _bounds.Int64(1)) : throw new FormatException("The row of the registry is missing.");
        }
        finally
        {
            _bounds.Reset();
        }
    }

    public void Dispose()
    {
        _find.Dispose();
        _at.Dispose();
        _range.Dispose();
        _tests.Dispose();
        _bounds.Dispose();
    }

    private Device? First(Statement rows)
    {
        try
        {
            return rows.Step() ? TryRead(rows) : null;
        }
        finally
        {
            rows.Reset();
        }
    }

    private List<Device> All(Statement rows)
    {
        try
        {
            var devices = new List<Device>();
            while (rows.Step())
            {
                if (TryRead(rows) is { } device)
                    devices.Add(device);
            }
            return devices;
        }
        finally
        {
            rows.Reset();
        }
    }

    private Device? TryRead(Statement row)
    {
        var ordinal = (int)row.Int64(0);
        if (DeviceCodec.TryDecode(row.Blob(7).ToArray()) is { } profile)
            return new Device(row.Text(1), ordinal, row.Blob(2).ToArray(), profile, row.Int64(3) == 1, row.Int64(4) == 1, row.Int64(5), row.Int64(6));
        damaged.Tell(ordinal);
        return null;
    }
}
