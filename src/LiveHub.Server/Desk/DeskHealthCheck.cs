using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveHub.Server.Desk;

/// <summary>Warns while an entry of the desk could not be decoded: a key or an alert may be missing.</summary>
internal sealed class DeskHealthCheck(DeskState desk) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(desk.Undecodable > 0
            ? HealthCheckResult.Degraded($"{desk.Undecodable} entries of the desk cannot be decoded and have no effect.")
            : HealthCheckResult.Healthy());
}
