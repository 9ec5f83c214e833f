namespace LiveHub.Server.Audience;

/// <summary>Registers what counts readers.</summary>
internal static class AudienceSetup
{
    public static void AddAudience(this IHostApplicationBuilder builder) => builder.Services
        .AddSingleton<AudienceCount>()
        .AddSingleton<AudienceBoard>()
        .AddSingleton<OtherNodes>()
        .AddHostedService<AudienceTeller>();
}
