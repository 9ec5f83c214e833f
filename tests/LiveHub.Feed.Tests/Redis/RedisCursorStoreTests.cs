using LiveHub.Feed.Redis;

namespace LiveHub.Feed.Tests.Redis;

public sealed class RedisCursorStoreTests(RedisFixture redis) : CursorStoreContract, IClassFixture<RedisFixture>
{
    private RedisStore? _store;

    protected override async ValueTask<ICursorStore> OpenAsync()
    {
        _store = await redis.OpenAsync(RedisFixture.NewPrefix());
        return _store.Cursors;
    }

    protected override async ValueTask CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
