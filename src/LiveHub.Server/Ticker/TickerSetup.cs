using LiveHub.Protocol;
using LiveHub.Server.Hosting;
using LiveHub.Server.Ticker.Guard;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Ticker;

/// <summary>Registers and maps the readers' hub.</summary>
internal static class TickerSetup
{
    /// <summary>Client to server; a follow of 64 topics needs about 5 KiB.</summary>
    public const int MaxMessageBytes = 32 * 1024;

    /// <summary>A write without progress for this long ends the connection; the reader resumes from its cursor.</summary>
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    public static void AddTicker(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TickerOptions>().BindConfiguration(TickerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TickerOptions>, TickerOptionsValidator>();
        services.AddSignalR(options => options.MaximumReceiveMessageSize = MaxMessageBytes)
            .AddMessagePackProtocol(options => options.SerializerOptions = WireMessagePack.Options)
            .AddJsonProtocol(options => options.PayloadSerializerOptions = WireJson.Options);
        services.AddSingleton<IHubProtocolResolver, GuardedProtocolResolver>();
        // For the closed type only: the editors' hub keeps SignalR's own.
        services.AddSingleton<HubLifetimeManager<TickerHub>, TickerLifetimeManager>();
        services.AddSingleton<BeatSource>();
        services.AddSingleton<ShardReads>();
        services.AddSingleton<Func<ShardCounts>>(provider => () => ActivatorUtilities.CreateInstance<ShardCounts>(provider));
        services.AddSingleton<ShardFactory>();
        services.AddSingleton<FollowRules>();
        services.AddSingleton<ConnectionAdmission>();
        services.AddSingleton<TickerShards>();
        services.AddSingleton<TickerDrain>();
        services.AddHostedService(provider => provider.GetRequiredService<TickerShards>());
    }

    public static void MapTicker(this WebApplication app)
    {
        app.Services.GetRequiredService<Drain>().Add(app.Services.GetRequiredService<TickerDrain>().RunAsync);
        app.MapHub<TickerHub>(HubMethods.Path, options => options.TransportSendTimeout = SendTimeout).RequireCors(ReaderCors.HubPolicy);
    }
}
