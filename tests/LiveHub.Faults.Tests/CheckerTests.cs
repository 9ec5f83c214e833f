using System.Globalization;
using LiveHub.Checker;
using LiveHub.Checker.Servers;
using LiveHub.Testing;

namespace LiveHub.Faults.Tests;

[Trait("Category", "Faults")]
public sealed class CheckerTests(ITestOutputHelper output)
{
    /// <summary>Short beats, so that quiet readers come to the tail.</summary>
    private static Dictionary<string, string> Settings(int ring) => new(StringComparer.Ordinal)
    {
        ["Reading:RingCapacity"] = ring.ToString(CultureInfo.InvariantCulture),
        ["Reading:SnapshotItems"] = "30",
        ["Ticker:BeatInterval"] = "00:00:01",
        ["Ticker:CallsPerSecond"] = "1000",
    };

    /// <summary>Set <c>LIVEHUB_SEED</c> to draw the same acts, sets and faults again.</summary>
    /// <param name="ring">Small: readers that were away or are slow are served from the log. Large: from memory, with alerts ahead.</param>
    [Theory]
    [InlineData(128)]
    [InlineData(4096)]
    public async Task Every_view_equals_its_snapshot_and_what_the_log_routed_to_it(int ring)
    {
        for (var run = 0; run < LongRun.Of(smoke: 1, full: 10); run++)
        {
            using var folder = new TestFolder();
            var plan = new CheckPlan { Seed = Seed() + run, SnapshotItems = 30, Acts = LongRun.Of(250, 1500), Restarts = LongRun.Of(1, 4), Readers = LongRun.Of(16, 32) };
            output.WriteLine($"LIVEHUB_SEED={plan.Seed}");
            await using var server = new CheckedNode(folder.Path, Settings(ring));
            var report = await new Check(plan, server, TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);
            output.WriteLine(report.ToString());
            Assert.True(report.Faults.Count == 0, report.ToString());
            Assert.True(report.Connections > plan.Readers && report.Skipped > 0, $"Nothing was put to the test: {report}");
        }
    }

    /// <summary>The same over several nodes and a real Redis: nodes end and come back, every second time Redis is killed meanwhile.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Over_many_nodes_every_view_equals_its_snapshot_and_what_the_log_routed_to_it(int nodes)
    {
        for (var run = 0; run < LongRun.Of(smoke: 1, full: 5); run++)
        {
            using var folder = new TestFolder();
            var plan = new CheckPlan { Seed = Seed() + run, SnapshotItems = 30, Acts = LongRun.Of(150, 1000), Restarts = LongRun.Of(2, 6), Readers = LongRun.Of(12, 32) };
            output.WriteLine($"LIVEHUB_SEED={plan.Seed}");
            await using var server = await CheckedCluster.StartAsync(folder.Path, nodes, Settings(ring: 512));
            var report = await new Check(plan, server, TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);
            output.WriteLine(report.ToString());
            Assert.True(report.Faults.Count == 0, report.ToString());
            Assert.True(report.Connections > plan.Readers && report.Skipped > 0, $"Nothing was put to the test: {report}");
        }
    }

    private static int Seed() => int.TryParse(Environment.GetEnvironmentVariable("LIVEHUB_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next(1_000_000);
}
