using LiveHub.Server.Demo;
using LiveHub.Server.Hosting;
using LiveHub.Server.Pages;
using LiveHub.Server.Publishing;
using LiveHub.Server.Reading;
using LiveHub.Server.Ticker;

if (HealthProbe.IsAsked(args))
    return await HealthProbe.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting(args);
builder.AddKestrelLimits();
builder.AddStore();
builder.AddReading();
builder.AddReaderCors();
builder.AddTicker();
builder.AddPublishing();
builder.AddPages();
builder.AddDemo();

var app = builder.Build();
app.UseCors();
app.MapHealth();
app.MapSnapshot();
app.MapPublishing();
app.MapTicker();
app.MapPages();
await app.RunAsync();
return 0;

/// <summary>The host; public so that tests can start it in their own process.</summary>
public sealed partial class Program
{
    private Program()
    {
    }
}
