using LiveHub.Feed.Redis;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveHub.Server.Hosting;

/// <summary>Warns while Redis answers and yet gets no appends, because it would lose them.</summary>
internal sealed class RedisHealthCheck(RedisStore store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(store.Fault is { } fault ? HealthCheckResult.Degraded($"Publishing is refused. {fault}") : HealthCheckResult.Healthy());
}
