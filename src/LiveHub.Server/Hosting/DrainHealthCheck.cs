using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveHub.Server.Hosting;

/// <summary>A draining node gets no new readers.</summary>
internal sealed class DrainHealthCheck(Drain drain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(drain.IsDraining ? HealthCheckResult.Unhealthy("The server is being stopped.") : HealthCheckResult.Healthy());
}
