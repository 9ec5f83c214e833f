using System.Diagnostics;
using LiveHub.LoadTest.Readers;
using LiveHub.LoadTest.Targets;

namespace LiveHub.LoadTest.Measures;

/// <summary>Runs the measures against one server. Every headline is a subject of its own, so that nothing may be left out as superseded.</summary>
internal sealed class Measure(ITarget target, IReadOnlyList<int> pids, LoadOptions options)
{
    private const int WarmUp = 300;
    private const int MostHeadlines = 1_000_000;
    private const int ParallelPosts = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _run = Guid.NewGuid().ToString("n")[..8];
    private readonly int[] _own = [Environment.ProcessId];

    public Task<Result> RunAsync(string name) => name switch
    {
        "lone" => LoneAsync(),
        "burst" => BurstAsync(),
        "saturated" => SaturatedAsync(),
        "idle" => IdleAsync(),
        _ => throw new FormatException($"There is no measure {name}."),
    };

    /// <summary>Headlines one at a time, at a steady rate.</summary>
    private async Task<Result> LoneAsync()
    {
        var tally = new Tally(MostHeadlines);
        await using var crowd = await ReadyAsync(tally);
        var headlines = (int)(options.Rate * options.Length.TotalSeconds);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / options.Rate), TimeProvider.System);
        var (start, cpu, own) = (Stopwatch.GetTimestamp(), ProcessCost.Cpu(pids), ProcessCost.Cpu(_own));
        for (var number = WarmUp; number < WarmUp + headlines; number++)
        {
            await timer.WaitForNextTickAsync();
            await PublishAsync(number);
        }
        await ArrivalAsync(tally, (WarmUp + headlines) * (long)crowd.Count);
        return Outcome(tally, crowd, WarmUp + headlines, start, cpu, own) with { Last = double.NaN, Rate = double.NaN };
    }

    /// <summary>Headlines as fast as they can be published.</summary>
    private async Task<Result> BurstAsync()
    {
        var tally = new Tally(MostHeadlines);
        await using var crowd = await ReadyAsync(tally);
        var (start, cpu, own) = (Stopwatch.GetTimestamp(), ProcessCost.Cpu(pids), ProcessCost.Cpu(_own));
        await Parallel.ForEachAsync(
            Enumerable.Range(WarmUp, options.Burst), new ParallelOptions { MaxDegreeOfParallelism = ParallelPosts }, async (number, _) => await PublishAsync(number));
        await ArrivalAsync(tally, (WarmUp + options.Burst) * (long)crowd.Count);
        return Outcome(tally, crowd, WarmUp + options.Burst, start, cpu, own);
    }

    /// <summary>As many headlines as the server delivers: so many under way at a time, and no more.</summary>
    private async Task<Result> SaturatedAsync()
    {
        var tally = new Tally(MostHeadlines);
        await using var crowd = await ReadyAsync(tally);
        var next = WarmUp - 1;
        var (start, cpu, own) = (Stopwatch.GetTimestamp(), ProcessCost.Cpu(pids), ProcessCost.Cpu(_own));
        await Task.WhenAll(Enumerable.Range(0, ParallelPosts).Select(_ => Task.Run(KeepPublishingAsync)));
        await ArrivalAsync(tally, (next + 1) * (long)crowd.Count);
        return Outcome(tally, crowd, next + 1, start, cpu, own) with { Last = double.NaN };

        async Task KeepPublishingAsync()
        {
            while (Stopwatch.GetElapsedTime(start) < options.Length)
            {
                if ((Volatile.Read(ref next) + 1L - options.Window) * crowd.Count > tally.Deliveries)
                    await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
                else
                    await PublishAsync(Interlocked.Increment(ref next));
            }
        }
    }

    /// <summary>Memory of readers that are told nothing: what the second half of them adds.</summary>
    private async Task<Result> IdleAsync()
    {
        var tally = new Tally(MostHeadlines);
        await target.PrepareAsync();
        await using var first = await Crowd.FollowAsync(target, options.Readers, tally);
        await SettleAsync();
        var before = ProcessCost.Resident(pids);
        await using var second = await Crowd.FollowAsync(target, options.Readers, tally);
        await SettleAsync();
        return new Result(Kilobytes: (ProcessCost.Resident(pids) - before) / 1024.0 / options.Readers);
    }

    private static Task SettleAsync() => Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);

    /// <summary>Readers that follow, and a server whose code is warm.</summary>
    private async Task<Crowd> ReadyAsync(Tally tally)
    {
        await target.PrepareAsync();
        var crowd = await Crowd.FollowAsync(target, options.Readers, tally);
        for (var number = 0; number < WarmUp; number++)
            await PublishAsync(number);
        await ArrivalAsync(tally, WarmUp * (long)crowd.Count);
        tally.ForgetLatencies();
        return crowd;
    }

    private Task PublishAsync(int number) => target.PublishAsync($"load-{_run}-{number}", Marker.Headline(number));

    /// <summary>Waits until everything has arrived, or nothing has for a while.</summary>
    private static async Task ArrivalAsync(Tally tally, long wanted)
    {
        var (seen, since) = (-1L, Stopwatch.GetTimestamp());
        while (tally.Deliveries < wanted && Stopwatch.GetElapsedTime(since) < Patience / 4)
        {
            if (seen != tally.Deliveries)
                (seen, since) = (tally.Deliveries, Stopwatch.GetTimestamp());
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    private Result Outcome(Tally tally, Crowd crowd, int headlines, long start, TimeSpan cpu, TimeSpan own)
    {
        var (server, generator) = (ProcessCost.Cpu(pids) - cpu, ProcessCost.Cpu(_own) - own);
        var deliveries = tally.Deliveries - (WarmUp * (long)crowd.Count);
        var elapsed = Stopwatch.GetElapsedTime(start, tally.LastAt);
        var (missing, doubled) = tally.Compare(WarmUp, headlines, crowd.Count);
        return new Result(
            Cpu: server.TotalMicroseconds / deliveries, P50: tally.PercentileMilliseconds(0.5), P99: tally.PercentileMilliseconds(0.99),
            Rate: deliveries / elapsed.TotalSeconds, Last: elapsed.TotalMilliseconds, Generator: generator / server,
            Missing: missing, Doubled: doubled, OutOfOrder: crowd.OutOfOrder);
    }
}
