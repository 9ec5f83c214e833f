using LiveHub.Feed;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveHub.Push.Sending;

/// <summary>While this node sends: tells the other nodes, once a second, and learns how many of them do, so that all together keep to the project's quota.</summary>
internal sealed partial class PaceTeller(PushPace pace, INodeBoard board, PushNode node, TimeProvider time, ILogger<PaceTeller> logger) : BackgroundService
{
    public const string Subject = "push/pace";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How long a node that died takes part of the quota.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);
    private static readonly byte[] Sending = "sending"u8.ToArray();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var isTold = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (pace.IsActive)
                    await board.PostAsync(Subject, node.Name, Sending, Lifetime, stoppingToken);
                else if (isTold)
                    await board.RemoveAsync(Subject, node.Name, stoppingToken);
                isTold = pace.IsActive;
                if (!isTold)
                    continue;
                var notes = await board.ReadAsync(Subject, stoppingToken);
                pace.Nodes = notes.Count(note => note.Node != node.Name) + 1;
            }
            catch (LogUnavailableException)
            {
                // The share stays what it was: nobody knows better, and the quota is FCM's to defend.
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // It would take the whole host down, for a share that is a little wrong.
                LogFault(logger, exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The other nodes were not told whether this one sends; it keeps to the share of before")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
