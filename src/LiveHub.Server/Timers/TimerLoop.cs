using LiveHub.Feed;
using LiveHub.Server.Telemetry;

namespace LiveHub.Server.Timers;

/// <summary>Fires what is due, on every node.</summary>
/// <remarks>
/// 1. Ask each kind what waits.
/// 2. Begin what is due: at its time where the lease is held, a little later elsewhere, in case the holder is gone. The append's expected revision makes it
///    exactly once; the lease only picks who tries first.
/// 3. What still waits after an attempt is tried again, less often each time.
/// 4. Rest until the next is due or something changes. Time is the store's clock as this node knows it.
/// </remarks>
internal sealed partial class TimerLoop(IEnumerable<ITimed> kinds, TimerLease lease, LiveHubMetrics metrics, TimeProvider time, ILogger<TimerLoop> logger)
    : BackgroundService
{
    /// <summary>How long nodes without the lease leave it to the one that has it.</summary>
    internal const long Grace = 1_200;

    /// <summary>Nothing fires before its time by the store's clock, which this node knows to a few milliseconds.</summary>
    private const long Margin = 10;

    /// <summary>The lease is asked for so long before it is needed.</summary>
    private const long Ahead = 5_000;
    private const long ShortestPause = 250;
    private const long LongestPause = 5_000;

    /// <summary>The clock may be set right while the loop rests.</summary>
    private const long LongestRest = 1_000;

    private readonly List<ITimed> _kinds = [.. kinds];
    private readonly Dictionary<Due, Attempt> _attempts = [];
    private Task _lease = Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Asked before what waits, so that no change falls in between.
            var changes = _kinds.Select(kind => kind.Changed).ToList();
            var rest = TimeSpan.FromMilliseconds(Math.Max(1, Pass(stoppingToken)));
            using var woken = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var ends = _attempts.Values.Select(attempt => attempt.Running).Append(_lease).Where(task => !task.IsCompleted);
            await Task.WhenAny([Task.Delay(rest, time, woken.Token), .. changes, .. ends]);
            await woken.CancelAsync();
        }
        await Task.WhenAll(_attempts.Values.Select(attempt => attempt.Running));
        await lease.LeaveAsync();
    }

    /// <returns>For how long nothing more is due.</returns>
    private long Pass(CancellationToken cancellationToken)
    {
        var now = Now();
        var next = now + LongestRest;
        var waiting = new HashSet<Due>();
        foreach (var kind in _kinds)
        {
            foreach (var due in kind.Waiting())
            {
                waiting.Add(due);
                if (due.At - Ahead <= now)
                    _lease = lease.KeepAsync(cancellationToken);
                var last = _attempts.GetValueOrDefault(due);
                if (last is { Running.IsCompleted: false })
                    continue;
                var at = Math.Max(due.At + Margin + (lease.IsHeld ? 0 : Grace), last?.Again ?? 0);
                if (at <= now)
                    _attempts[due] = Begin(kind, due, (last?.Number ?? 0) + 1, now, cancellationToken);
                next = Math.Min(next, at <= now ? now + ShortestPause : at);
            }
        }
        foreach (var done in _attempts.Where(attempt => attempt.Value.Running.IsCompleted && !waiting.Contains(attempt.Key)).Select(attempt => attempt.Key).ToList())
            _attempts.Remove(done);
        return next - now;
    }

    private Attempt Begin(ITimed kind, Due due, int number, long now, CancellationToken cancellationToken)
    {
        var pause = Math.Min(LongestPause, ShortestPause << Math.Min(number - 1, 10));
        return new Attempt(FireAsync(kind, due, cancellationToken), number, now + pause);
    }

    /// <summary>Contains whatever goes wrong: one that cannot be fired must not hold up the others.</summary>
    private async Task FireAsync(ITimed kind, Due due, CancellationToken cancellationToken)
    {
        try
        {
            if (await kind.FireAsync(due, cancellationToken))
                metrics.TimerDelay.Record((Now() - due.At) / 1000.0, new KeyValuePair<string, object?>("kind", kind.Kind));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Another node, or this one after its start, does it.
        }
        catch (LogUnavailableException exception)
        {
            LogStoreAway(logger, due.Subject, exception.Reason);
        }
        catch (Exception exception)
        {
            LogFailed(logger, due.Subject, due.Revision, exception);
        }
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
