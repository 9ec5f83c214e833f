using LiveHub.Server.Demo;

namespace LiveHub.Server.Status;

/// <summary>Registers what tells how all of it is.</summary>
internal static class StatusSetup
{
    public static void AddStatus(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<StatusOptions>().BindConfiguration(StatusOptions.Section)
            .Validate(options => options.Mode is null or StatusOptions.Production or StatusOptions.Staging, "LiveHub:Mode must be production or staging.")
            .ValidateOnStart();
        if (builder.Configuration.GetValue<bool>($"{DemoOptions.Section}:{nameof(DemoOptions.Enabled)}"))
            services.PostConfigure<StatusOptions>(options => options.Mode ??= StatusOptions.Staging);
        services.AddSingleton<StatusBoard>().AddSingleton<StatusNodes>().AddSingleton<StoreStatus>().AddHostedService<StatusTeller>();
    }
}
