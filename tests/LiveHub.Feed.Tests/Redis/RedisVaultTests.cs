using LiveHub.Feed.Redis;

namespace LiveHub.Feed.Tests.Redis;

public sealed class RedisVaultTests(RedisFixture redis) : VaultContract, IClassFixture<RedisFixture>
{
    private RedisStore? _store;

    protected override async ValueTask<IVault> OpenAsync(TimeProvider clock)
    {
        _store = await redis.OpenAsync(RedisFixture.NewPrefix(), clock);
        return _store.Vault;
    }

    protected override async ValueTask CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
