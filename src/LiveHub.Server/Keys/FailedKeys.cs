using System.Threading.RateLimiting;
using LiveHub.Server.Limits;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Keys;

/// <summary>Counts wrong keys per address. Any thread.</summary>
internal sealed class FailedKeys(IOptions<KeyOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        options.Value.FailedTriesPerMinute == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(ClientAddress.Of(context), _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = options.Value.FailedTriesPerMinute,
                Window = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
            }));

    /// <summary>Notes a wrong key.</summary>
    /// <returns>Null, or how long the address has to wait.</returns>
    public TimeSpan? Note(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var pause) ? pause : TimeSpan.FromMinutes(1);
    }

    public void Dispose() => _limiter.Dispose();
}
