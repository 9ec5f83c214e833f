using LiveHub.Feed;
using LiveHub.Feed.Redis;
using LiveHub.Testing.Redis;

namespace LiveHub.Push.Tests.Redis;

/// <summary>One redis-server for a class of tests; each test opens stores under a prefix of its own.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private static int prefixes;
    private RedisServer? server;

    public RedisServer Server => server ?? throw new InvalidOperationException("Not started yet.");

    public static string NewPrefix() => $"test-{Interlocked.Increment(ref prefixes)}";

    public async ValueTask InitializeAsync() => server = await RedisServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
    }

    public Task<RedisStore> OpenAsync(string prefix) =>
        RedisStore.OpenAsync(new RedisStoreOptions { Configuration = Server.Configuration, Prefix = prefix }, new StoreClock(TimeProvider.System));
}
