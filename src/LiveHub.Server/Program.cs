using LiveHub.Server.Hosting;
using LiveHub.Server.Reading;

if (HealthProbe.IsAsked(args))
    return await HealthProbe.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting(args);
builder.AddReading();

var app = builder.Build();
app.MapHealth();
await app.RunAsync();
return 0;

/// <summary>The host; public so that tests can start it in their own process.</summary>
public sealed partial class Program
{
    private Program()
    {
    }
}
