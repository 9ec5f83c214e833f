using LiveHub.Push.Devices;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Devices;

/// <summary>Finds the Android devices whose tokens have ended unseen.</summary>
internal sealed partial class IdleDevices(IDeviceRegistry devices, IOptions<DeviceOptions> options, ILogger<IdleDevices> logger)
{
    public async Task RemoveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (options.Value.AndroidIdleDays is not (> 0 and var days))
            return;
        var before = (now - TimeSpan.FromDays(days)).ToUnixTimeMilliseconds();
        var removed = 0L;
        var bounds = await devices.GetBoundsAsync(cancellationToken);
        for (var shard = 0; shard < bounds.Shards; shard++)
            removed += await devices.RemoveIdleAsync(shard, Platform.Android, before, cancellationToken);
        if (removed > 0)
            LogRemoved(logger, removed, days);
    }

    [LoggerMessage(LogLevel.Information, "{Devices} Android devices were not seen for {Days} days and were removed")]
    private static partial void LogRemoved(ILogger logger, long devices, int days);
}
