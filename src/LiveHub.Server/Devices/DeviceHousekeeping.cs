using LiveHub.Feed;
using LiveHub.Server.Hosting;

namespace LiveHub.Server.Devices;

/// <summary>Once a day: removes the ledgers of old sends and, on the node with the lease, devices that are gone.</summary>
/// <remarks>A node that takes the lease over does it again, which is harmless.</remarks>
internal sealed partial class DeviceHousekeeping(
    IdleDevices idle, OldLedgers ledgers, ILeaseStore leases, NodeName node, TimeProvider time, ILogger<DeviceHousekeeping> logger) : BackgroundService
{
    private const string LeaseName = "push/housekeeping";
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    /// <summary>Longer than the pause between two looks, so that the node which has the lease keeps it.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);
    private DateTimeOffset _ledgersAt = DateTimeOffset.MinValue;
    private DateTimeOffset _devicesAt = DateTimeOffset.MinValue;
    private Lease? _lease;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (LogUnavailableException exception)
            {
                LogPutOff(logger, exception.Reason);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                // It would take the whole host down, for what can wait.
                LogFault(logger, exception);
            }
            await Task.Delay(Look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await LetGoAsync();
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        _lease = await leases.TryTakeAsync(LeaseName, node.Value, Hold, cancellationToken);
        if (now - _ledgersAt >= Interval)
        {
            await ledgers.RemoveAsync(now, cancellationToken);
            _ledgersAt = now;
        }
        if (_lease is null || now - _devicesAt < Interval)
            return;
        await idle.RemoveAsync(now, cancellationToken);
        _devicesAt = now;
    }

    private async Task LetGoAsync()
    {
        try
        {
            if (_lease is not null)
                await leases.ReleaseAsync(_lease, CancellationToken.None);
        }
        catch (LogUnavailableException)
        {
            // It ends by itself.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The store cannot answer ({Reason}); old devices and ledgers are looked for later")]
    private static partial void LogPutOff(ILogger logger, LogUnavailableReason reason);

    [LoggerMessage(LogLevel.Error, "Old devices and ledgers were not removed; they are looked for later")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
