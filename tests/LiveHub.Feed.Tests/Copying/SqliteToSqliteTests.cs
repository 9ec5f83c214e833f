using LiveHub.Feed.Copying;
using LiveHub.Feed.Tests.Redis;
using LiveHub.Testing.Sqlite;

namespace LiveHub.Feed.Tests.Copying;

public sealed class SqliteToSqliteTests(RedisFixture redis) : StoreCopyContract(redis), IClassFixture<RedisFixture>
{
    private protected override StorePlace NewSource() => NewSqlite();

    private protected override StorePlace NewTarget() => NewSqlite();

    [Fact]
    public async Task Source_that_cannot_be_read_is_refused_with_a_reason()
    {
        var source = (StorePlace.Sqlite)NewSource();
        await (await CopiedStore.OpenAsync(source)).DisposeAsync();
        StoredRows.LoseState(source.DataFolder, "desk");
        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => StoreCopy.RunAsync(source, NewTarget(), null, CancellationToken.None));
        Assert.Contains("The row of the log is missing or damaged", refusal.Message, StringComparison.Ordinal);
    }

    private protected override Task SpoilAsync(StorePlace place, long offset)
    {
        StoredRows.SpoilEnvelope(((StorePlace.Sqlite)place).DataFolder, "feed", offset);
        return Task.CompletedTask;
    }
}
