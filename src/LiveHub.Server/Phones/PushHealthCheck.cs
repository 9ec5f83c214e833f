using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveHub.Server.Phones;

/// <summary>Says that no phone can be reached, and why. Readers and publishers are as well off on this node as without push, so it only warns.</summary>
internal sealed class PushHealthCheck(PushChannel channel) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(channel.Sender?.Fault is { } fault ? HealthCheckResult.Degraded($"Phones cannot be reached. {fault}") : HealthCheckResult.Healthy());
}
