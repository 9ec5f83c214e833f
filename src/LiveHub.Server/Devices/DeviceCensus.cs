using LiveHub.Push.Devices;

namespace LiveHub.Server.Devices;

/// <summary>Counts all devices when somebody asks, and not again for a while: a million of them are read for it.</summary>
internal sealed class DeviceCensus(IDeviceRegistry devices, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    /// <summary>A small registry is soon read, and changes by much with every device.</summary>
    private static readonly TimeSpan ShortLifetime = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _counting = new(1);
    private volatile DeviceCount? _last;

    public async Task<DeviceCount> ReadAsync(CancellationToken cancellationToken)
    {
        if (Current() is { } known)
            return known;
        await _counting.WaitAsync(cancellationToken);
        try
        {
            return Current() ?? (_last = await CountAsync(cancellationToken));
        }
        finally
        {
            _counting.Release();
        }
    }

    public void Dispose() => _counting.Dispose();

    private DeviceCount? Current() =>
        _last is { } last && time.GetUtcNow() - last.At < (last.Devices > Device.ShardSize ? Lifetime : ShortLifetime) ? last : null;

    private async Task<DeviceCount> CountAsync(CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var (all, quarantined) = (0L, 0L);
        var platforms = new Dictionary<string, long>(StringComparer.Ordinal);
        var languages = new Dictionary<string, long>(StringComparer.Ordinal);
        var topics = new Dictionary<string, long>(StringComparer.Ordinal);
        var bounds = await devices.GetBoundsAsync(cancellationToken);
        for (var shard = 0; shard < bounds.Shards; shard++)
        {
            foreach (var device in await devices.ReadShardAsync(shard, cancellationToken))
            {
                all++;
                quarantined += device.IsQuarantined ? 1 : 0;
                Add(platforms, DeviceWords.Of(device.Profile.Platform));
                Add(languages, device.Profile.Languages[0]);
                foreach (var choice in device.Profile.Topics)
                    Add(topics, choice.Topic);
            }
        }
        return new DeviceCount(all, quarantined, platforms, languages, topics, at);
    }

    private static void Add(Dictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
