using LiveHub.Server.Hosting;
using LiveHub.Server.Repair;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Reading;

/// <summary>Registers this node's picture of the feed.</summary>
internal static class ReadingSetup
{
    public static IHostApplicationBuilder AddReading(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ReadingOptions>().BindConfiguration(ReadingOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ReadingOptions>, ReadingOptionsValidator>();
        builder.Services.AddSingleton(provider => new LiveFeed(new FeedState(provider.GetRequiredService<TimeProvider>())));
        builder.Services.AddSingleton<StoreHealth>();
        builder.Services.AddSingleton<ForkRepair>();
        builder.Services.AddSingleton<EntryBodies>();
        builder.Services.AddSingleton<SnapshotSource>();
        builder.Services.AddHostedService<FeedTail>();
        builder.Services.AddHostedService<CheckpointWriter>();
        builder.Services.AddSingleton<SnapshotShelf>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SnapshotShelf>());
        builder.Services.AddHostedService<StoreProbe>();
        builder.Services.AddSingleton<TailLag>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<TailLag>());
        builder.Services.AddHealthChecks().AddCheck<FeedHealthCheck>("feed", tags: [HealthSetup.Ready]);
        return builder;
    }
}
