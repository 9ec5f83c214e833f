using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveHub.Server.Reading;

/// <summary>Ready when the feed has been read; warns while the store is in trouble, this node lags behind it, or an entry could not be decoded.</summary>
internal sealed class FeedHealthCheck(LiveFeed live, StoreHealth store, TailLag lag) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Judge());

    private HealthCheckResult Judge()
    {
        if (!live.Loaded.IsCompleted)
            return HealthCheckResult.Unhealthy("The feed is being read.");
        // Readers are still served from memory, so the node keeps its place behind the balancer.
        if (store.Trouble is { } trouble)
            return HealthCheckResult.Degraded($"The store cannot answer ({trouble.Reason}): {trouble.Message}");
        if (lag.Behind >= Patience)
            return HealthCheckResult.Degraded($"This node is {lag.Entries} entries behind the store, for {lag.Behind.TotalSeconds:0} s; its readers see news late.");
        return live.State.Undecodable > 0
            ? HealthCheckResult.Degraded($"{live.State.Undecodable} entries cannot be decoded; readers do not see them and no checkpoint is written.")
            : HealthCheckResult.Healthy();
    }
}
