using LiveHub.Feed.Redis;
using LiveHub.Testing.Redis;

namespace LiveHub.Feed.Tests.Redis;

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

    /// <summary>A store under a prefix; with the clock of Redis unless another is given.</summary>
    public Task<RedisStore> OpenAsync(string prefix, TimeProvider? storeTime = null) => OpenAsync(Server.Configuration, prefix, storeTime);

    /// <summary>A store of any Redis.</summary>
    /// <param name="safetyPoll">A minute where a test is about bells: none may be owed to the poll.</param>
    public static Task<RedisStore> OpenAsync(string configuration, string prefix = "livehub", TimeProvider? storeTime = null, TimeSpan? safetyPoll = null) =>
        RedisStore.OpenAsync(
            new RedisStoreOptions
            {
                Configuration = configuration,
                Prefix = prefix,
                StoreTime = storeTime,
                SafetyPoll = safetyPoll ?? TimeSpan.FromSeconds(1),
            },
            new StoreClock(TimeProvider.System));

    /// <summary>Where a store under a prefix is.</summary>
    public RedisStoreOptions Options(string prefix) => new() { Configuration = Server.Configuration, Prefix = prefix };
}
