using LiveHub.Feed.Redis;
using LiveHub.Push.Devices;
using LiveHub.Push.Ledgers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveHub.Push.Redis;

/// <summary>Devices and ledgers in the Redis of a store, over its connection.</summary>
/// <remarks>Has nothing of its own to dispose; it ends with the store.</remarks>
public sealed class RedisPushStore
{
    public RedisPushStore(RedisStore store, ILogger<RedisPushStore>? logger = null)
    {
        var keys = new PushKeys(store.Keys);
        var damaged = new DamagedDevices(logger ?? NullLogger<RedisPushStore>.Instance);
        Devices = new RedisDeviceRegistry(new RedisDeviceReads(store.Connection, keys, damaged), new RedisDeviceWrites(store.Connection, keys, store.Check));
        Ledger = new RedisSendLedger(store.Connection, keys, store.Check);
    }

    public IDeviceRegistry Devices { get; }

    public ISendLedger Ledger { get; }
}
