using LiveHub.Feed.Copying;
using LiveHub.Feed.Tests.Redis;

namespace LiveHub.Feed.Tests.Copying;

public sealed class RedisToSqliteTests(RedisFixture redis) : StoreCopyContract(redis), IClassFixture<RedisFixture>
{
    private protected override StorePlace NewSource() => NewRedis();

    private protected override StorePlace NewTarget() => NewSqlite();

    private protected override Task SpoilAsync(StorePlace place, long offset) =>
        Redis.Server.CommandAsync("XDEL", $"{{{((StorePlace.Redis)place).Options.Prefix}}}:feed:entries", $"{offset}-0");
}
