using System.Threading.RateLimiting;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Limits;

/// <summary>Limits every write per key and per address with the framework's rate limiter.</summary>
internal static class LimitSetup
{
    public static IHostApplicationBuilder AddLimits(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<WriteLimitOptions>().BindConfiguration(WriteLimitOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<WriteLimitOptions>, WriteLimitOptionsValidator>();
        builder.Services.AddRateLimiter(limiter => limiter.OnRejected = RefuseAsync);
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<WriteLimitOptions>>((limiter, limits) =>
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                Limiter(limits.Value.WritesPerAddress, limits.Value.BurstSeconds, ClientAddress.Of),
                // Those without a key have nothing in common that could be limited but their address.
                Limiter(limits.Value.WritesPerKey, limits.Value.BurstSeconds, context => Actor.Of(context.User) is { Id.Length: > 0 } by ? by.Id : null)));
        return builder;
    }

    /// <param name="whom">Null: not limited.</param>
    private static PartitionedRateLimiter<HttpContext> Limiter(int perSecond, int burstSeconds, Func<HttpContext, string?> whom) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context =>
            perSecond == 0 || context.GetEndpoint()?.Metadata.GetMetadata<WriteEndpoint>() is null || whom(context) is not { } client
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetTokenBucketLimiter("to " + client, _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = perSecond * burstSeconds,
                    TokensPerPeriod = perSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                }));

    private static ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var pause = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        return new ValueTask(Problem.RateLimited(pause).ExecuteAsync(rejected.HttpContext));
    }
}
