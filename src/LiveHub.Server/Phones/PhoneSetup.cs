using System.Diagnostics.Metrics;
using LiveHub.Feed;
using LiveHub.Push.Audiences;
using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using LiveHub.Push.Sending;
using LiveHub.Push.Sending.Fcm;
using LiveHub.Server.Hosting;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Phones;

/// <summary>Registers what brings alerts to phones. Without credentials it does all but send.</summary>
internal static class PhoneSetup
{
    public static void AddPhones(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DispatchOptions>().BindConfiguration("Push:Dispatch")
            .Validate(options => options.Renewal > TimeSpan.Zero && options.Look > TimeSpan.Zero && options.Report > TimeSpan.Zero, "Push:Dispatch: Renewal, Look and Report must be more than nothing.")
            .Validate(options => options.Shards is >= 1 and <= 64, "Push:Dispatch:Shards must be 1 to 64.")
            // A late renewal must not close the window: nothing may be begun in the last part of a lease, which is as long as a request.
            .Validate<IOptions<FcmOptions>>(
                (options, fcm) => options.Lease >= fcm.Value.RequestTimeout + (3 * options.Renewal),
                "Push:Dispatch:Lease must be as long as Push:RequestTimeout and three times Push:Dispatch:Renewal together, or longer.")
            .ValidateOnStart();
        services.AddPushSending(provider => provider.GetRequiredService<NodeName>().Value);
        services.AddSingleton(provider => new PushChannel(provider.GetRequiredService<IOptions<FcmOptions>>().Value.IsConfigured ? provider.GetRequiredService<IPushSender>() : null));
        services.AddSingleton<PushDesk>().AddHostedService(provider => provider.GetRequiredService<PushDesk>());
        services.AddSingleton<AudienceEstimates>().AddHostedService(provider => provider.GetRequiredService<AudienceEstimates>());
        services.AddSingleton<PushProgress>();
        services.AddSingleton<PhoneOrders>();
        services.AddSingleton(provider => new Dispatcher(
            provider.GetRequiredService<PushDesk>(), provider.GetRequiredService<DeskLog>(), provider.GetRequiredService<FeedLog>(),
            provider.GetRequiredService<IDeviceRegistry>(), provider.GetRequiredService<ISendLedger>(), provider.GetRequiredService<ILeaseStore>(),
            provider.GetRequiredService<PushChannel>().Sender, provider.GetRequiredService<PushProgress>(), provider.GetRequiredService<PushNode>(),
            provider.GetRequiredService<IOptions<DispatchOptions>>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Dispatcher>>()));
        services.AddHostedService(provider => provider.GetRequiredService<Dispatcher>());
        services.AddHostedService<PushRelay>();
        services.AddOptions<CanaryOptions>().BindConfiguration("Push:Canary")
            .Validate(options => options.Interval == TimeSpan.Zero || options.Interval >= TimeSpan.FromMinutes(1), "Push:Canary:Interval must be a minute or more, or 00:00:00 for none.")
            .ValidateOnStart();
        services.AddSingleton(provider => new Canary(
            provider.GetRequiredService<PushDesk>(), provider.GetRequiredService<DeskLog>(), provider.GetRequiredService<IDeviceRegistry>(),
            provider.GetRequiredService<ILeaseStore>(), provider.GetRequiredService<PushChannel>().Sender, provider.GetRequiredService<PushNode>(),
            provider.GetRequiredService<IOptions<CanaryOptions>>(), provider.GetRequiredService<IMeterFactory>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Canary>>()));
        services.AddHostedService(provider => provider.GetRequiredService<Canary>());
        services.AddHealthChecks().AddCheck<PushHealthCheck>("push", tags: [HealthSetup.Ready]);
    }
}
