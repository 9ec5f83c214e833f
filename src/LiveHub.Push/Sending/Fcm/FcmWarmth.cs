using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Keeps the way to FCM warm: at start and every few minutes it signs in, if it is time, and opens the connections that have gone.</summary>
internal sealed partial class FcmWarmth(FcmSender sender, TimeProvider time, ILogger<FcmWarmth> logger) : BackgroundService
{
    /// <summary>Shorter than a connection lives, and than a token has to go when it is renewed.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
            await WarmAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WarmAsync(CancellationToken stoppingToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
        try
        {
            await sender.WarmAsync(end.Token);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested && exception is NoAccessException or HttpRequestException or OperationCanceledException)
        {
            LogCold(logger, exception.Message);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // It would take the whole host down, for a first message that comes a little later.
            LogFault(logger, exception);
        }
    }
}
