using LiveHub.Feed;
using LiveHub.Server.Ticker.Guard;
using Serilog;
using Serilog.Events;

namespace LiveHub.Server.Hosting;

/// <summary>Settings, clock and log of the process.</summary>
internal static class HostingSetup
{
    public static void AddHosting(this WebApplicationBuilder builder, IReadOnlyList<string> args)
    {
        var (settings, errors) = CommandLine.Parse(args);
        if (errors.Count > 0)
            throw new UsageException(errors);
        builder.Configuration.AddInMemoryCollection(settings);
        if (settings.TryGetValue("urls", out var urls) && urls is not null)
            builder.WebHost.UseUrls(urls);
        builder.Services.AddSingleton(new StoreClock(TimeProvider.System));
        builder.Services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<StoreClock>());
        builder.Services.AddSingleton<NodeName>();
        builder.AddDrain();
        builder.Services.AddOptions<RequestLogOptions>().BindConfiguration(RequestLogOptions.Section);
        builder.Services.AddSerilog((_, log) => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // It warns at each start that its keys lie in the store as they are. They do, beside the hashes; docs/security.md says what that means.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // What a connection was refused for is told to it; hostile clients must not fill the log.
            .Filter.ByExcluding(line => line.Exception is CloseException)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture));
    }
}
