using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.Dispatch;

/// <summary>Nodes die at random moments of a send; others go on.</summary>
public sealed class KillTests
{
    private static readonly int Rounds = LongRun.Of(6, 100);

    [Fact]
    public async Task No_device_is_missed_and_none_is_sent_twice_but_those_under_way_at_a_kill()
    {
        var random = new Random(LongRun.Of(20260115, Environment.TickCount));
        for (var round = 0; round < Rounds; round++)
            await PlayAsync(random.Next(200, 9000), [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.NextDouble())], random.Next(0, 60));
    }

    /// <param name="kills">After which part of all devices were begun a node dies.</param>
    /// <param name="delay">Milliseconds that an answer takes.</param>
    private static async Task PlayAsync(int devices, double[] kills, int delay)
    {
        var what = FormattableString.Invariant($"{devices} devices, kills at {string.Join(' ', kills)}, answers after {delay} ms");
        await using var bench = new DispatchBench();
        await bench.RegisterAsync(devices);
        var living = new Queue<DispatchNode>();
        await StartAsync("a");
        await StartAsync("b");
        var send = await bench.OrderAsync();
        var excused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, part) in kills.Order().Index())
        {
            await Eventually.Until($"{what}: {part:0.00} was begun", () => bench.Begun().Count >= part * devices);
            var node = living.Dequeue();
            node.Kill();
            // What it had begun and the ledger does not have is what the kill may double.
            var reached = await ReachedAsync(bench, send);
            excused.UnionWith(node.Sender.Begun.Select(target => target.Target).Where(target => !reached.Contains(target)));
            await StartAsync(FormattableString.Invariant($"n{number}"));
        }
        var report = await bench.EndAsync(send);
        var begun = bench.Begun();
        Assert.True(begun.Count == devices, $"{what}: {devices - begun.Count} missed");
        Assert.All(begun.Where(times => times.Value > 1), times => Assert.True(excused.Contains(times.Key), $"{what}: {times.Key} sent {times.Value} times"));
        Assert.Equal((devices, devices), (report.Counts[Outcomes.Matched], report.Counts[Outcomes.Accepted] + report.Counts[Outcomes.Unknown]));

        async Task StartAsync(string name) => living.Enqueue(await bench.StartNodeAsync(name, sender => sender.Delay = TimeSpan.FromMilliseconds(delay)));
    }

    private static async Task<HashSet<string>> ReachedAsync(DispatchBench bench, SendId send)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var summary in await bench.Ledger.ReadAllAsync(send, CancellationToken.None))
        {
            var marks = (await bench.Ledger.ReadAsync(send, summary.Shard, CancellationToken.None)).Reached;
            reached.UnionWith((await bench.Devices.ReadShardAsync(summary.Shard, CancellationToken.None)).Where(device => marks[device.Slot]).Select(device => device.Profile.Target));
        }
        return reached;
    }
}
