using LiveHub.Feed.Redis;

namespace LiveHub.Feed.Tests.Redis;

public sealed class RedisLeaseStoreTests(RedisFixture redis) : LeaseStoreContract, IClassFixture<RedisFixture>
{
    private RedisStore? _store;

    protected override async ValueTask<ILeaseStore> OpenAsync(TimeProvider clock)
    {
        _store = await redis.OpenAsync(RedisFixture.NewPrefix(), clock);
        return _store.Leases;
    }

    protected override async ValueTask CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
