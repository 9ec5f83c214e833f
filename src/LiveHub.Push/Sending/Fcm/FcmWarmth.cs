using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Keeps the way to FCM open: at start and every few minutes it signs in, if it is time, and opens the connections that have gone; while the credential is not taken it tries whether it is again.</summary>
internal sealed partial class FcmWarmth(FcmSender sender, TimeProvider time, ILogger<FcmWarmth> logger) : BackgroundService
{
    /// <summary>Shorter than a connection lives, and than a token has to go when it is renewed.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(4);

    /// <summary>How soon it is seen that phones can be reached again: until then alerts for them are refused.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private string? _told;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        long? warmAt = null;
        do
        {
            if (sender.Fault is not null)
                await TryAsync(end => sender.ProbeAsync().WaitAsync(end), stoppingToken);
            else if (warmAt is not { } at || time.GetElapsedTime(at) >= Interval)
                warmAt = await TryAsync(sender.WarmAsync, stoppingToken) ? time.GetTimestamp() : null;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> TryAsync(Func<CancellationToken, Task> act, CancellationToken stoppingToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
        try
        {
            await act(end.Token);
            _told = null;
            return true;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested && exception is NoAccessException or HttpRequestException or OperationCanceledException)
        {
            if (_told != exception.Message)
                LogCold(logger, exception.Message);
            _told = exception.Message;
            return false;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // It would take the whole host down, for a first message that comes a little later.
            LogFault(logger, exception);
            return false;
        }
    }
}
