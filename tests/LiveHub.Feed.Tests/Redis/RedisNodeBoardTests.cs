using LiveHub.Feed.Redis;

namespace LiveHub.Feed.Tests.Redis;

public sealed class RedisNodeBoardTests(RedisFixture redis) : NodeBoardContract, IClassFixture<RedisFixture>
{
    private RedisStore? _store;

    protected override async ValueTask<INodeBoard> OpenAsync(TimeProvider clock)
    {
        _store = await redis.OpenAsync(RedisFixture.NewPrefix(), clock);
        return _store.Board;
    }

    protected override async ValueTask CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
