using LiveHub.Protocol;
using LiveHub.Server.People;
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
        builder.Services.AddSingleton<EditLeases>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<EditLeases>());
        builder.Services.AddSingleton<ConsoleRevocations>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ConsoleRevocations>());
    }

    public static void MapConsole(this WebApplication app)
    {
        // A console lives no longer than the cookie it was opened with; if that was renewed meanwhile it comes back at once, and otherwise nobody was there.
        app.MapHub<ConsoleHub>(ConsoleMethods.Path, options => options.CloseOnAuthenticationExpiration = true);
        app.MapConsolePage("/console", LinkPaths.Welcome, LinkPaths.Invite);
    }
}
