using LiveHub.Feed;
using LiveHub.Feed.Redis;
using LiveHub.Feed.Sqlite;

namespace LiveHub.LoadTest.Targets;

/// <summary>An empty, durable store in this process.</summary>
internal sealed class OpenedStore : IAsyncDisposable
{
    private readonly IDisposable _place;
    private readonly IAsyncDisposable _store;

    private OpenedStore(IDisposable place, IAsyncDisposable store, IFeedLog feed) => (_place, _store, Feed) = (place, store, feed);

    public IFeedLog Feed { get; }

    public static async Task<OpenedStore> OpenAsync(StoreKind kind)
    {
        if (kind.AppendFsync is null)
        {
            var data = new DataFolder();
            var sqlite = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = data.Path }, TimeProvider.System);
            return new OpenedStore(data, sqlite, sqlite.Feed);
        }
        var process = await RedisProcess.StartAsync(kind.AppendFsync);
        return await OpenAsync(process);
    }

    public static async Task<OpenedStore> OpenAsync(RedisProcess process)
    {
        var redis = await RedisStore.OpenAsync(new RedisStoreOptions { Configuration = process.Configuration }, new StoreClock(TimeProvider.System));
        return new OpenedStore(process, redis, redis.Feed);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _place.Dispose();
    }
}
