using LiveHub.Protocol;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveHub.Server.Hosting;

/// <summary>Liveness and readiness, each with its reasons.</summary>
internal static class HealthSetup
{
    /// <summary>Tag of the checks that decide whether this node should get readers and publishers.</summary>
    public const string Ready = "ready";

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResponseWriter = WriteAsync,
            ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status200OK },
        });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(
            new
            {
                Status = report.Status switch
                {
                    HealthStatus.Healthy => "ok",
                    HealthStatus.Degraded => "warning",
                    _ => "unavailable",
                },
                Reasons = report.Entries
                    .Where(entry => entry.Value.Status != HealthStatus.Healthy)
                    .ToDictionary(entry => entry.Key, entry => entry.Value.Description ?? entry.Value.Exception?.Message ?? "failed", StringComparer.Ordinal),
                Notes = report.Entries
                    .Where(entry => entry.Value is { Status: HealthStatus.Healthy, Description: not null })
                    .ToDictionary(entry => entry.Key, entry => entry.Value.Description, StringComparer.Ordinal),
            },
            WireJson.Options);
    }
}
