using System.Globalization;
using LiveHub.Feed.Redis;
using LiveHub.Push.Devices;
using StackExchange.Redis;

namespace LiveHub.Push.Redis;

/// <summary>The reads of the registry.</summary>
internal sealed class RedisDeviceReads(RedisConnection connection, PushKeys keys)
{
    public async Task<StoredDevice?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = await connection.RunAsync(PushScripts.FindDevice, [keys.IdsOf(id)], [id, keys.Shards, Device.ShardSize], cancellationToken);
        return found.Length == 0 ? null : StoredDevice.Of((int)found[0], (byte[])found[1]!);
    }

    /// <summary>By ordinal.</summary>
    public async Task<IReadOnlyList<StoredDevice>> ReadShardAsync(int shard, CancellationToken cancellationToken)
    {
        var rows = await connection.AskAsync(database => database.HashGetAllAsync(keys.Shard(shard), CommandFlags.DemandMaster), cancellationToken);
        var devices = new StoredDevice[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            devices[i] = StoredDevice.Of((shard * Device.ShardSize) + (int)rows[i].Name, (byte[])rows[i].Value!);
        Array.Sort(devices, (one, other) => one.Device.Ordinal.CompareTo(other.Device.Ordinal));
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
            if (!rows[i].IsNull)
                devices.Add(StoredDevice.Of(ordinals[i], (byte[])rows[i]!));
        }
        return devices;
    }

    public async Task<IReadOnlyList<Device>> ReadTestListAsync(CancellationToken cancellationToken)
    {
        var rows = await connection.RunAsync(PushScripts.ReadTests, [keys.Tests], [keys.Shards, Device.ShardSize], cancellationToken);
        var devices = new List<Device>(rows.Length / 2);
        for (var i = 0; i < rows.Length; i += 2)
            devices.Add(DeviceBytes.Decode(int.Parse((string)rows[i]!, CultureInfo.InvariantCulture), (byte[])rows[i + 1]!));
        return [.. devices.OrderBy(device => device.Id, StringComparer.Ordinal).Take(IDeviceRegistry.TestListLimit)];
    }

    public async Task<RegistryBounds> GetBoundsAsync(CancellationToken cancellationToken)
    {
        var row = await connection.AskAsync(database => database.HashGetAsync(keys.Registry, ["next", "count"], CommandFlags.DemandMaster), cancellationToken);
        return new RegistryBounds((int)row[0], (long)row[1]);
    }
}
