using LiveHub.Protocol;
using LiveHub.Server.Scaleout;

namespace LiveHub.Server.Consoles;

/// <summary>Registers and maps the editors' hub and the page that they open.</summary>
internal static class ConsoleSetup
{
    public static void AddConsole(this IHostApplicationBuilder builder)
    {
        builder.AddConsoleBackplane();
        builder.Services.AddSingleton<ConsoleNudges>();
        builder.Services.AddSingleton<ConsolePresence>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ConsolePresence>());
    }

    public static void MapConsole(this WebApplication app)
    {
        app.MapHub<ConsoleHub>(ConsoleMethods.Path);
        app.MapConsolePage("/console", "/console/welcome", "/console/invite");
    }
}
