namespace LiveHub.Faults.Tests;

/// <summary>The rate at which a count grew over the last second.</summary>
internal sealed class RateWindow(Func<int> count)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Watches until the rate of a whole second is <paramref name="wanted"/>, for <paramref name="patience"/> at most.</summary>
    /// <returns>The rate of the last second; the best one seen when the wanted one did not come.</returns>
    public async Task<double> ReachAsync(double wanted, TimeSpan patience)
    {
        using var timer = new PeriodicTimer(Look, TimeProvider.System);
        var looks = new Queue<(long At, int Count)>();
        var (started, best) = (TimeProvider.System.GetTimestamp(), 0.0);
        while (TimeProvider.System.GetElapsedTime(started) < patience && await timer.WaitForNextTickAsync())
        {
            var now = (At: TimeProvider.System.GetTimestamp(), Count: count());
            looks.Enqueue(now);
            if (TimeProvider.System.GetElapsedTime(looks.Peek().At, now.At) < Window)
                continue;
            var then = looks.Dequeue();
            var rate = (now.Count - then.Count) / TimeProvider.System.GetElapsedTime(then.At, now.At).TotalSeconds;
            if (rate >= wanted)
                return rate;
            best = Math.Max(best, rate);
        }
        return best;
    }
}
