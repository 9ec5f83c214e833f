using LiveHub.Push.Sending;
using LiveHub.Server.Audience;
using LiveHub.Server.Consoles;
using LiveHub.Server.Delivery;
using LiveHub.Server.Demo;
using LiveHub.Server.Devices;
using LiveHub.Server.Hosting;
using LiveHub.Server.Migration;
using LiveHub.Server.Pages;
using LiveHub.Server.Phones;
using LiveHub.Server.Publishing;
using LiveHub.Server.Reading;
using LiveHub.Server.Status;
using LiveHub.Server.Telemetry;
using LiveHub.Server.Ticker;
using Microsoft.Extensions.Options;

ArrayPoolSize.Raise();
if (HealthProbe.IsAsked(args))
    return await HealthProbe.RunAsync(args);
if (CommandLine.IsHelpAsked(args))
    return CommandLine.ShowUsage();
if (MigrateCommand.IsAsked(args))
    return await MigrateCommand.RunAsync(args);

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddHosting(args);
    builder.AddKestrelLimits();
    builder.AddProxies();
    builder.AddStore();
    builder.AddReading();
    builder.AddReaderCors();
    builder.AddTicker();
    builder.AddAudience();
    builder.AddDelivery();
    builder.AddTelemetry();
    builder.AddPublishing();
    builder.AddConsole();
    builder.AddPhones();
    builder.AddStatus();
    builder.AddDevices();
    builder.AddPages();
    await builder.AddDemoAsync();

    var app = builder.Build();
    // All sections at once, before anything reads one of them.
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    app.UseForwardedHeaders();
    app.UseMiddleware<RequestLog>();
    app.UseCors(ReaderCors.Policy);
    app.MapHealth();
    app.MapPublishing();
    app.MapMetrics();
    app.MapSnapshot();
    app.MapTicker();
    app.MapConsole();
    app.MapPages();
    app.MapDemo();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFault.Explain(exception) is { } explanation)
{
    await Console.Error.WriteLineAsync(explanation);
    return StartFault.ExitCode;
}

/// <summary>The host; public so that tests can start it in their own process.</summary>
public sealed partial class Program
{
    private Program()
    {
    }
}
