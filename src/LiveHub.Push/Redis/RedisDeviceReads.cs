using System.Globalization;
using LiveHub.Feed.Redis;
using LiveHub.Push.Devices;
using StackExchange.Redis;

namespace LiveHub.Push.Redis;

/// <summary>The reads of the registry.</summary>
/// <remarks>A row that is damaged counts as not there, so that the others of its shard can be read.</remarks>
internal sealed class RedisDeviceReads(RedisConnection connection, PushKeys keys, DamagedDevices damaged)
{
    public async Task<StoredDevice?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = await connection.RunAsync(PushScripts.FindDevice, [keys.IdsOf(id)], [id, keys.Shards, Device.ShardSize], cancellationToken);
        return found.Length == 0 ? null : Read((int)found[0], (byte[])found[1]!);
    }

    /// <summary>By ordinal.</summary>
    public async Task<IReadOnlyList<StoredDevice>> ReadShardAsync(int shard, CancellationToken cancellationToken)
    {
        var rows = await connection.AskAsync(database => database.HashGetAllAsync(keys.Shard(shard), CommandFlags.DemandMaster), cancellationToken);
        var devices = new List<StoredDevice>(rows.Length);
        foreach (var row in rows)
        {
            if (Read((shard * Device.ShardSize) + (int)row.Name, (byte[])row.Value!) is { } device)
                devices.Add(device);
        }
        devices.Sort((one, other) => one.Device.Ordinal.CompareTo(other.Device.Ordinal));
        return devices;
    }

    /// <summary>Those of some ordinals of one shard that are there, in that order.</summary>
    public async Task<IReadOnlyList<StoredDevice>> ReadAtAsync(int shard, IReadOnlyList<int> ordinals, CancellationToken cancellationToken)
    {
        var slots = ordinals.Select(ordinal => (RedisValue)(ordinal % Device.ShardSize)).ToArray();
        if (slots.Length == 0)
            return [];
        var rows = await connection.AskAsync(database => database.HashGetAsync(keys.Shard(shard), slots, CommandFlags.DemandMaster), cancellationToken);
        var devices = new List<StoredDevice>(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            if (!rows[i].IsNull && Read(ordinals[i], (byte[])rows[i]!) is { } device)
                devices.Add(device);
        }
        return devices;
    }

    public async Task<IReadOnlyList<Device>> ReadTestListAsync(CancellationToken cancellationToken)
    {
        var rows = await connection.RunAsync(PushScripts.ReadTests, [keys.Tests], [keys.Shards, Device.ShardSize], cancellationToken);
        var devices = new List<Device>(rows.Length / 2);
        for (var i = 0; i < rows.Length; i += 2)
        {
            if (Read(int.Parse((string)rows[i]!, CultureInfo.InvariantCulture), (byte[])rows[i + 1]!) is { } stored)
                devices.Add(stored.Device);
        }
        return [.. devices.OrderBy(device => device.Id, StringComparer.Ordinal).Take(IDeviceRegistry.TestListLimit)];
    }

    public async Task<RegistryBounds> GetBoundsAsync(CancellationToken cancellationToken)
    {
        var row = await connection.AskAsync(database => database.HashGetAsync(keys.Registry, ["next", "count"], CommandFlags.DemandMaster), cancellationToken);
        return new RegistryBounds((int)row[0], (long)row[1]);
    }

    private StoredDevice? Read(int ordinal, byte[] row)
    {
        var device = StoredDevice.TryRead(ordinal, row);
        if (device is null)
            damaged.Tell(ordinal);
        return device;
    }
}
