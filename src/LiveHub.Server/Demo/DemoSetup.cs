namespace LiveHub.Server.Demo;

/// <summary>Registers the simulated newsroom.</summary>
internal static class DemoSetup
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section);
    }
}
