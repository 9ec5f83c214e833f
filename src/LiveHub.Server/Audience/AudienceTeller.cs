using LiveHub.Feed;
using LiveHub.Server.Ticker;

namespace LiveHub.Server.Audience;

/// <summary>Every five seconds: tells the other nodes how many read here, and the beats how many read in all.</summary>
internal sealed class AudienceTeller(AudienceBoard board, BeatSource beats, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
                await TellAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await LeaveAsync();
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        try
        {
            var nodes = await board.ReadAsync(cancellationToken);
            beats.Readers = nodes.Sum(node => node.Note.Readers);
            await board.PostAsync(nodes[0].Note, cancellationToken);
        }
        catch (LogUnavailableException)
        {
            // The tail reports the trouble. Other nodes' readers are unknown now, so the beats do not tell a number.
            beats.Readers = null;
        }
    }

    private async Task LeaveAsync()
    {
        try
        {
            await board.LeaveAsync(CancellationToken.None);
        }
        catch (LogUnavailableException)
        {
            // The note is forgotten by itself.
        }
    }
}
