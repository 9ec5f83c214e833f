using LiveHub.Feed;
using LiveHub.Server.Hosting;
using LiveHub.Server.Keys;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Desk;

/// <summary>Registers the desk's readers: its fold, the publisher, and what makes the first key.</summary>
internal static class DeskSetup
{
    public static IHostApplicationBuilder AddDesk(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<DeskState>().AddSingleton<DeskWriter>();
        // Hosted services start in this order: the first key is on the desk before the desk is read.
        services.AddHostedService(provider => new FirstKey(
            provider.GetRequiredService<DeskLog>(), provider.GetRequiredService<IOptions<KeyOptions>>(), Console.Out,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<FirstKey>>()));
        services.AddHostedService<DeskTail>();
        services.AddSingleton<Publisher>();
        services.AddHostedService(provider => provider.GetRequiredService<Publisher>());
        services.AddHealthChecks().AddCheck<DeskHealthCheck>("desk", tags: [HealthSetup.Ready]);
        return builder;
    }
}
