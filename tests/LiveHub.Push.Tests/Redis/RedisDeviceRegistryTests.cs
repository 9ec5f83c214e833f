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

    protected override async ValueTask CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
