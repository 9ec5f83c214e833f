namespace LiveHub.Server.Hosting;

/// <summary>Registers what stands between a signal and the end of the application.</summary>
internal static class DrainSetup
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(10);

    public static IHostApplicationBuilder AddDrain(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<DrainOptions>().BindConfiguration(DrainOptions.Section)
            .Validate(options => options.Longest >= Least && options.Longest <= Most, $"{DrainOptions.Section}:Longest must be from {Least} to {Most}.")
            .ValidateOnStart();
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddSingleton<IHostLifetime, DrainingLifetime>();
        builder.Services.AddHealthChecks().AddCheck<DrainHealthCheck>("drain", tags: [HealthSetup.Ready]);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainOptions.AnswerTime);
        return builder;
    }
}
