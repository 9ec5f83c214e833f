using System.Diagnostics;
using LiveHub.Testing;

namespace LiveHub.Faults.Tests.Push;

/// <summary>An alert to every device of a large registry, without pacing and at FCM's quota: how long it takes and what it costs the node.</summary>
/// <remarks>The figures of docs/performance.md are from the full length: <c>./test --load</c>.</remarks>
[Trait("Category", "Load")]
public sealed class EverybodyTests(ITestOutputHelper output)
{
    private static readonly int Devices = LongRun.Of(4_000, 1_000_000);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(LongRun.Of(1, 8));

    [Theory]
    [InlineData(0)]
    [InlineData(9000)]
    public async Task An_alert_to_all_of_them(int perSecond)
    {
        await using var cluster = await PushCluster.StartAsync(nodes: 1, screens: 0, "--Push:PerSecond", perSecond.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await cluster.RegisterAsync(Devices);
        // FCM's own answer time; the same as in the sender's measurement.
        cluster.StandIn.Fcm.Faults.Delay = TimeSpan.FromMilliseconds(20);
        using var node = Process.GetProcessById(cluster.Nodes[0].Id);
        var begun = Stopwatch.StartNew();
        var before = node.TotalProcessorTime;
        var alert = await cluster.FireAsync(Devices);
        var fired = Stopwatch.StartNew();
        var send = await cluster.EndAsync(alert, node: 0, Limit);
        var took = fired.Elapsed;
        var estimate = await cluster.TimeEstimateAsync();
        node.Refresh();
        var cpu = (node.TotalProcessorTime - before).TotalSeconds;
        output.WriteLine(
            $"{Devices:N0} devices, {(perSecond == 0 ? "no pacing" : $"{perSecond:N0}/s")}: {took.TotalSeconds:0.0} s, {Devices / took.TotalSeconds:N0} messages/s, "
            + $"{cpu / (Devices / 10_000.0):0.00} CPU-s per 10,000 of the node, accepted after p50 {send["p50"]} p90 {send["p90"]} p99 {send["p99"]} ms, {node.WorkingSet64 / 1_048_576.0:0} MB; an estimate takes {estimate.TotalMilliseconds:0} ms, the first was there {(begun.Elapsed - took).TotalSeconds:0.0} s after registering");
        Assert.InRange(estimate, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal((Devices, Devices, 0), ((long)send["matched"]!, (long)send["reached"]!, cluster.StandIn.Fcm.Counts.Doubles));
    }
}
