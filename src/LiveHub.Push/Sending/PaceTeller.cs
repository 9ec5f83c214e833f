using LiveHub.Feed;
using Microsoft.Extensions.Hosting;

namespace LiveHub.Push.Sending;

/// <summary>While this node sends: tells the other nodes, once a second, and learns how many of them do, so that all together keep to the project's quota.</summary>
internal sealed class PaceTeller(PushPace pace, INodeBoard board, SenderName name, TimeProvider time) : BackgroundService
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
                    await board.PostAsync(Subject, name.Value, Sending, Lifetime, stoppingToken);
                else if (isTold)
                    await board.RemoveAsync(Subject, name.Value, stoppingToken);
                isTold = pace.IsActive;
                if (!isTold)
                    continue;
                var notes = await board.ReadAsync(Subject, stoppingToken);
                pace.Nodes = notes.Count(note => note.Node != name.Value) + 1;
            }
            catch (LogUnavailableException)
            {
                // The share stays what it was: nobody knows better, and the quota is FCM's to defend.
            }
        }
    }
}
