using LiveHub.Server.Hosting;
using LiveHub.Server.Keys;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LiveHub.Server.Telemetry;

/// <summary>Registers metrics and traces: <c>/metrics</c> for Prometheus, and OTLP when its endpoint is named.</summary>
internal static class TelemetrySetup
{
    private const string Path = "/metrics";

    /// <summary>OpenTelemetry's own name for where to send.</summary>
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var sends = builder.Configuration[OtlpEndpoint] is { Length: > 0 };
        var services = builder.Services;
        services.AddOptions<MetricsOptions>().BindConfiguration(MetricsOptions.Section);
        services.AddSingleton<LiveHubMetrics>();
        services.AddHostedService<NodeGauges>();
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) => metrics.ConfigureResource(resource => Name(resource, provider)));
        services.ConfigureOpenTelemetryTracerProvider((provider, traces) => traces.ConfigureResource(resource => Name(resource, provider)));
        var telemetry = services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(LiveHubMetrics.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter();
            if (sends)
                metrics.AddOtlpExporter();
        });
        if (!sends)
            return;
        // A reader's connection would be a span of hours; what is of interest begins at the API.
        telemetry.WithTracing(traces => traces.AddSource(LiveHubMetrics.Name)
            .AddAspNetCoreInstrumentation(options => options.Filter = context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            .AddOtlpExporter());
    }

    public static void MapMetrics(this WebApplication app)
    {
        var metrics = app.MapPrometheusScrapingEndpoint(Path);
        if (!app.Services.GetRequiredService<IOptions<MetricsOptions>>().Value.Open)
            metrics.RequireAuthorization(Permissions.Admin).WithMetadata(new NeededPermission(Permissions.Admin));
    }

    private static void Name(ResourceBuilder resource, IServiceProvider provider) =>
        resource.AddService("livehub", serviceInstanceId: provider.GetRequiredService<NodeName>().Value);
}
