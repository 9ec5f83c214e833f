using LiveHub.Push.Sending.Fcm;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LiveHub.Push.Sending;

/// <summary>Registers the sender. Without a service account it is there and says so.</summary>
public static class SendingSetup
{
    /// <param name="nodeName">By which this node is known to the others.</param>
    public static IServiceCollection AddPushSending(this IServiceCollection services, Func<IServiceProvider, string> nodeName)
    {
        services.AddOptions<FcmOptions>().BindConfiguration(FcmOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FcmOptions>, FcmOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new PushNode(nodeName(provider)));
        services.AddSingleton(provider => new PushPace(provider.GetRequiredService<IOptions<FcmOptions>>().Value.PerSecond, provider.GetRequiredService<TimeProvider>()));
#if WITH_FIREBASE_ADMIN
        services.AddSingleton<OpenDoor>(FirebaseAdmin.FirebaseAdminDoor.Open);
#else
        services.AddSingleton<OpenDoor>(FcmDoor.Open);
#endif
        services.AddSingleton<PushMetrics>().AddSingleton<FcmSender>();
        services.AddSingleton<IPushSender>(provider => provider.GetRequiredService<FcmSender>());
        services.AddHostedService<PaceTeller>().AddHostedService<FcmWarmth>();
        return services;
    }
}
