using LiveHub.Feed;
using LiveHub.Feed.Sqlite;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Hosting;

/// <summary>Opens the store and gives each of its parts to those who need it.</summary>
internal static class StoreSetup
{
    public static void AddStore(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section)
            .Validate(options => options.DataFolder.Length > 0, "Store:DataFolder (--data) must name a folder.")
            .Validate(options => options.MaxPages is null or >= 64, "Store:MaxPages must be 64 or more.")
            .ValidateOnStart();
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
        services.AddSingleton<INodeBoard>(provider => new MemoryNodeBoard(provider.GetRequiredService<TimeProvider>()));
    }
}
