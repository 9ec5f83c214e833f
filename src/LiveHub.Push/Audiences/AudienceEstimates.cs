using LiveHub.Feed;
using LiveHub.Push.Devices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveHub.Push.Audiences;

/// <summary>Says at once how many devices an alert is for, from a sample that is drawn anew in the background.</summary>
/// <remarks>
/// Up to <see cref="SampleSize"/> devices are all in it, and the estimate is a count. Of more, every n-th slot of each shard is read: shards fill in the order of
/// registration, so each is in the sample by its size. Any thread.
/// </remarks>
public sealed partial class AudienceEstimates(IDeviceRegistry devices, TimeProvider time, ILogger<AudienceEstimates> logger) : BackgroundService
{
    /// <summary>A tenth of all devices is estimated within 3 % of itself.</summary>
    private const int SampleSize = 50_000;

    /// <summary>How old an estimate may be, as long as the store answers.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>A small registry changes by much with every device, and is soon read: as often as drawing takes a twentieth of the time.</summary>
    private static readonly TimeSpan ShortInterval = TimeSpan.FromSeconds(2);
    private const int Share = 20;
    private readonly SemaphoreSlim _drawing = new(1);
    private volatile DeviceSample? _sample;

    /// <param name="texts">Languages that the alert has texts in, in order; at least one.</param>
    /// <exception cref="LogUnavailableException">There is no sample yet, and the store cannot answer.</exception>
    public async Task<AudienceEstimate> EstimateAsync(Audience audience, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var sample = _sample ?? await DrawAsync(cancellationToken);
        return sample.Estimate(audience, texts, time.GetUtcNow());
    }

    public override void Dispose()
    {
        _drawing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var begun = time.GetTimestamp();
            try
            {
                _ = await DrawAsync(stoppingToken);
            }
            catch (LogUnavailableException exception)
            {
                LogStoreAway(logger, exception.Reason);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // It would take the whole host down, for numbers that are a little older.
                LogFault(logger, exception);
            }
            var pause = TimeSpan.FromTicks(Math.Clamp((time.GetElapsedTime(begun) * Share).Ticks, ShortInterval.Ticks, Interval.Ticks));
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<DeviceSample> DrawAsync(CancellationToken cancellationToken)
    {
        await _drawing.WaitAsync(cancellationToken);
        try
        {
            var at = time.GetUtcNow();
            var bounds = await devices.GetBoundsAsync(cancellationToken);
            var profiles = new List<DeviceProfile>();
            // As if no place were empty: places of devices that are gone make the sample smaller, not crooked.
            var step = (int)Math.Max(1, (bounds.Next + SampleSize - 1L) / SampleSize);
            for (var shard = 0; shard < bounds.Shards; shard++)
            {
                var read = step == 1
                    ? await devices.ReadShardAsync(shard, cancellationToken)
                    : await devices.ReadAtAsync(shard, Places(shard, step), cancellationToken);
                profiles.AddRange(read.Where(device => !device.IsQuarantined).Select(device => device.Profile with { Target = "" }));
            }
            return _sample = new DeviceSample(profiles, step == 1 ? profiles.Count : Math.Max(bounds.Count, profiles.Count), at);
        }
        finally
        {
            _drawing.Release();
        }
    }

    /// <summary>Every <paramref name="step"/>-th ordinal of a shard, beginning elsewhere in each.</summary>
    private static List<int> Places(int shard, int step)
    {
        var first = shard * Device.ShardSize;
        var places = new List<int>(Device.ShardSize / step);
        for (var slot = shard % step; slot < Device.ShardSize; slot += step)
            places.Add(first + slot);
        return places;
    }

    [LoggerMessage(LogLevel.Warning, "The store cannot answer ({Reason}); audiences are estimated from the devices of before")]
    private static partial void LogStoreAway(ILogger logger, LogUnavailableReason reason);

    [LoggerMessage(LogLevel.Error, "The sample of the devices was not drawn; audiences are estimated from the devices of before")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
