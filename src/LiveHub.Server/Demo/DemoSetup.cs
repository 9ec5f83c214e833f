using LiveHub.Server.Demo.Phones;
using LiveHub.Server.Hosting;
using LiveHub.Server.Publishing.Drafts;

namespace LiveHub.Server.Demo;

/// <summary>Registers the simulated newsroom; without <c>--demo</c> there is nothing of it but the guard.</summary>
internal static class DemoSetup
{
    private const string DataFolder = "data-demo";
    private const string RedisPrefix = "livehub-demo";

    public static async Task AddDemoAsync(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var section = builder.Configuration.GetSection(DemoOptions.Section);
        services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section);
        services.AddHostedService<DemoGuard>();
        if (!section.GetValue<bool>(nameof(DemoOptions.Enabled)))
            return;
        // A folder of its own and keys of its own, so that nobody's real news meets invented news by leaving --data out.
        if (builder.Configuration[$"{StoreOptions.Section}:{nameof(StoreOptions.DataFolder)}"] is null)
            services.PostConfigure<StoreOptions>(store => store.DataFolder = DataFolder);
        if (builder.Configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Prefix)}"] is null)
            services.PostConfigure<RedisOptions>(redis => redis.Prefix = RedisPrefix);
        // An invented editor is alone, says the same again and again, and nobody is misled: it is marked as a demo.
        services.PostConfigure<AlertOptions>(alerts =>
            (alerts.BreakingToEverybody, alerts.UndoSeconds, alerts.TypedAbove, alerts.PerDay, alerts.PerHour, alerts.Similarity, alerts.LinkCheck) = (0, 0, 0, 0, 0, 0, false));
        services.AddSingleton<DemoScript>().AddSingleton<DemoEditor>().AddSingleton<DemoAlerts>().AddSingleton<DemoDesk>();
        services.AddHostedService<DemoNewsroom>();
        if (section.GetValue(nameof(DemoOptions.Phones), defaultValue: true))
            await builder.AddPhonesAsync();
    }

    /// <summary>Nothing without a demo's phones.</summary>
    public static void MapDemo(this WebApplication app)
    {
        if (app.Services.GetService<PhoneWall>() is not null)
            app.MapDemoPhones();
    }

    private static async Task AddPhonesAsync(this WebApplicationBuilder builder)
    {
        var isInRedis = builder.Configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Configuration)}"] is not null;
        var data = builder.Configuration[$"{StoreOptions.Section}:{nameof(StoreOptions.DataFolder)}"] ?? DataFolder;
        var standIn = await DemoStandIn.StartAsync(isInRedis ? Directory.CreateTempSubdirectory("livehub-demo-").FullName : Path.Combine(Path.GetFullPath(data), "phones"));
        // The last word: also where a real project is configured, invented alerts go to the stand-in.
        builder.Configuration.AddInMemoryCollection(standIn.Settings);
        // By a factory, so that the host ends it.
        builder.Services.AddSingleton(_ => standIn).AddSingleton<PhoneWall>();
        builder.Services.AddHostedService<DemoPhones>();
    }
}
