using LiveHub.Feed.Copying;
using LiveHub.Feed.Tests.Redis;
using LiveHub.Testing.Sqlite;

namespace LiveHub.Feed.Tests.Copying;

public sealed class SqliteToSqliteTests(RedisFixture redis) : StoreCopyContract(redis), IClassFixture<RedisFixture>
{
    private protected override StorePlace NewSource() => NewSqlite();

    private protected override StorePlace NewTarget() => NewSqlite();

    private protected override Task SpoilAsync(StorePlace place, long offset)
    {
        StoredRows.SpoilEnvelope(((StorePlace.Sqlite)place).DataFolder, "feed", offset);
        return Task.CompletedTask;
    }
}
