using LiveHub.Feed;
using LiveHub.Server.Hosting;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Status;

/// <summary>Asks the store something small and takes the time.</summary>
internal sealed class StoreStatus(ICursorStore cursors, StoreHealth health, IConfiguration configuration, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public string Kind => configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Configuration)}"] is null ? "sqlite" : "redis";

    /// <returns>How long it took; null and why when it cannot answer, or lately could not.</returns>
    public async Task<(double? Milliseconds, LogUnavailableReason? Trouble)> AskAsync(CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        try
        {
            await cursors.ReadAsync("status", cancellationToken).AsTask().WaitAsync(Patience, time, cancellationToken);
            return (time.GetElapsedTime(begun).TotalMilliseconds, health.Trouble?.Reason);
        }
        catch (LogUnavailableException exception)
        {
            return (null, exception.Reason);
        }
        catch (TimeoutException)
        {
            return (null, LogUnavailableReason.Failed);
        }
    }
}
