using LiveHub.Push.Dispatch;
using LiveHub.Push.Sending;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveHub.Server.Phones;

/// <summary>Says that no phone, or none of a platform, can be reached, and why. Readers and publishers are as well off on this node as without push, so it only warns.</summary>
internal sealed class PushHealthCheck(PushChannel channel, Canary canary) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            channel.Sender is null ? HealthCheckResult.Healthy("Push is not configured: alerts for phones are refused (docs/push.md).")
            : Fault(channel.Sender) is { } fault ? HealthCheckResult.Degraded(fault) : HealthCheckResult.Healthy());

    private string? Fault(IPushSender sender) => sender.Fault is { } fault ? $"Phones cannot be reached. {fault}"
        : sender.Warning is { } warning ? $"Some phones cannot be reached. {warning}"
        : canary.Fault;
}
