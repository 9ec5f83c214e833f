using LiveHub.Feed.Redis;
using LiveHub.Push.Devices;
using LiveHub.Push.Redis;
using LiveHub.Push.Tests.Devices;

namespace LiveHub.Push.Tests.Redis;

public sealed class RedisDeviceRegistryTests(RedisFixture redis) : DeviceRegistryContract, IClassFixture<RedisFixture>
{
    private readonly string _prefix = RedisFixture.NewPrefix();
    private RedisStore? _store;

    protected override async ValueTask<IDeviceRegistry> OpenAsync()
    {
        _store = await redis.OpenAsync(_prefix);
        return new RedisPushStore(_store).Devices;
    }

    protected override async ValueTask<IDeviceRegistry> ReopenAsync()
    {
        await CloseAsync();
        return await OpenAsync();
    }

    protected override async ValueTask<IDeviceRegistry> DamageAsync(int ordinal)
    {
        // A byte that begins no value, in place of the profile.
        const string Script = "local row = redis.call('HGET', KEYS[1], ARGV[1]) "
            + "redis.call('HSET', KEYS[1], ARGV[1], string.sub(row, 1, 52 + string.byte(row, 52)) .. string.char(193))";
        await redis.Server.CommandAsync("EVAL", Script, "1", $"{{{_prefix}}}:push:shard:0", $"{ordinal}");
        return new RedisPushStore(_store!).Devices;
    }

    protected override async ValueTask CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
