namespace LiveHub.Server.Timers;

/// <summary>Registers the loop over what is due. Each kind of it is an <see cref="ITimed"/> that its own feature registers.</summary>
internal static class TimerSetup
{
    public static void AddTimers(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimerLease>();
        builder.Services.AddHostedService<TimerLoop>();
    }
}
