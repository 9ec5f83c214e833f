using LiveHub.Feed.Redis;

namespace LiveHub.Feed.Tests.Redis;

public sealed class RedisFeedLogTests(RedisFixture redis) : FeedLogContract, IClassFixture<RedisFixture>
{
    private RedisStore? _store;

    protected override async ValueTask<IFeedLog> OpenAsync(TimeProvider clock)
    {
        _store = await redis.OpenAsync(RedisFixture.NewPrefix(), clock);
        return _store.Feed;
    }

    protected override async ValueTask CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
