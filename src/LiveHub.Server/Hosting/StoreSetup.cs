using LiveHub.Feed;
using LiveHub.Feed.Redis;
using LiveHub.Feed.Sqlite;
using LiveHub.Push.Redis;
using LiveHub.Push.Sqlite;
using LiveHub.Server.Reading;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Hosting;

/// <summary>Opens the store, SQLite's or with <c>--redis</c> that of Redis, and gives each of its parts to those who need it.</summary>
internal static class StoreSetup
{
    /// <summary>How long bodies are kept in Redis, which holds everything in memory, unless a setting says otherwise.</summary>
    private static readonly TimeSpan RedisRetention = TimeSpan.FromDays(30);

    public static void AddStore(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section)
            .Validate(options => options.DataFolder.Length > 0, "Store:DataFolder (--data) must name a folder.")
            .Validate(options => options.MaxPages is null or >= 64, "Store:MaxPages must be 64 or more.")
            .ValidateOnStart();
        services.AddOptions<RedisOptions>().BindConfiguration(RedisOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RedisOptions>, RedisOptionsValidator>();
        if (builder.Configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Configuration)}"] is null)
            AddSqlite(services);
        else
            AddRedis(services);
    }

    private static void AddSqlite(IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StoreOptions>>().Value;
            return SqliteStore.Open(
                new SqliteStoreOptions { DataFolder = Path.GetFullPath(options.DataFolder), MaxPageCount = options.MaxPages },
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SqliteStore>>());
        });
        services.AddSingleton(provider => new FeedLog(provider.GetRequiredService<SqliteStore>().Feed));
        services.AddSingleton(provider => new DeskLog(provider.GetRequiredService<SqliteStore>().Desk));
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStore>().Cursors);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStore>().Leases);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStore>().Vault);
        services.AddSingleton(provider =>
        {
            // Opened after the logs, whose lock on the folder keeps other processes out, and so disposed of before them.
            _ = provider.GetRequiredService<SqliteStore>();
            var folder = Path.GetFullPath(provider.GetRequiredService<IOptions<StoreOptions>>().Value.DataFolder);
            return SqlitePushStore.Open(folder, provider.GetRequiredService<ILogger<SqlitePushStore>>());
        });
        services.AddSingleton(provider => provider.GetRequiredService<SqlitePushStore>().Devices);
        services.AddSingleton(provider => provider.GetRequiredService<SqlitePushStore>().Ledger);
        services.AddSingleton<INodeBoard>(provider => new MemoryNodeBoard(provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddRedis(IServiceCollection services)
    {
        services.AddSingleton(provider => RedisStore.Open(
            provider.GetRequiredService<IOptions<RedisOptions>>().Value.ToStoreOptions(),
            provider.GetRequiredService<StoreClock>(), provider.GetRequiredService<ILogger<RedisStore>>()));
        services.AddSingleton(provider => new FeedLog(provider.GetRequiredService<RedisStore>().Feed));
        services.AddSingleton(provider => new DeskLog(provider.GetRequiredService<RedisStore>().Desk));
        services.AddSingleton(provider => provider.GetRequiredService<RedisStore>().Cursors);
        services.AddSingleton(provider => provider.GetRequiredService<RedisStore>().Leases);
        services.AddSingleton(provider => provider.GetRequiredService<RedisStore>().Vault);
        services.AddSingleton(provider => provider.GetRequiredService<RedisStore>().Board);
        services.AddSingleton(provider => new RedisPushStore(provider.GetRequiredService<RedisStore>(), provider.GetRequiredService<ILogger<RedisPushStore>>()));
        services.AddSingleton(provider => provider.GetRequiredService<RedisPushStore>().Devices);
        services.AddSingleton(provider => provider.GetRequiredService<RedisPushStore>().Ledger);
        services.PostConfigure<ReadingOptions>(reading => reading.Retention ??= RedisRetention);
        services.AddHealthChecks().AddCheck<RedisHealthCheck>("redis", tags: [HealthSetup.Ready]);
    }
}
