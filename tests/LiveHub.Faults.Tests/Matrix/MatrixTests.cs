using LiveHub.Faults.Tests.Matrix.Rivals;
using LiveHub.Testing;

namespace LiveHub.Faults.Tests.Matrix;

/// <summary>LiveHub goes through every fault without losing, doubling or disordering anything; its peers go through the same, for comparison.</summary>
/// <remarks>At full length the verdicts become the tables of docs/reliability.md (<c>node eng/reliability.mjs</c>).</remarks>
[Trait("Category", "Faults")]
public sealed class MatrixTests(ITestOutputHelper output)
{
    /// <summary>The longest delay of healthy readers outside an outage, in milliseconds.</summary>
    private const double HealthyP99 = 1000;

    public static TheoryData<string, int> LiveHubRows() => LongRun.IsAsked
        ? [.. from nodes in (int[])[2, 3] from row in Chosen select (row.Name, nodes)]
        : [(Rows.RedisKilled(0.5).Name, 2)];

    public static TheoryData<string, string> PeerRows() =>
        [.. from rival in (string[])["SignalR", "Socket.IO"]
            from row in LongRun.IsAsked ? Chosen.Where(row => row.OfRivals) : [Rows.KillNode]
            select (rival, row.Name)];

    /// <summary>With <c>LIVEHUB_ROW</c> only those whose name has that text in it.</summary>
    private static IEnumerable<Row> Chosen =>
        Rows.All.Where(row => row.Name.Contains(Environment.GetEnvironmentVariable("LIVEHUB_ROW") ?? "", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [MemberData(nameof(LiveHubRows))]
    public async Task Nothing_is_lost_doubled_or_disordered(string row, int nodes)
    {
        var plan = LongRun.IsAsked ? MatrixPlan.Full(nodes) : MatrixPlan.Smoke;
        await using var rival = new LiveHubRival();
        var verdict = await PlayAsync(row, rival, plan);

        var destroys = Rows.All.Single(one => one.Name == row).Destroys;
        Assert.Equal((0L, 0L, 0), (verdict.Lost, verdict.Doubled, verdict.Refused));
        // What a store lost is appended again behind what was published meanwhile: the log's order is kept, that of the clock cannot be.
        if (!destroys)
            Assert.Equal(0L, verdict.Disordered);
        // At full length the machine is to be quiet; a smoke beside other work says nothing about times.
        if (LongRun.IsAsked)
            Assert.InRange(verdict.P99, 0, HealthyP99);
        if (row == Rows.RollingRestart.Name)
            Assert.InRange(verdict.Rush, 0, 0.1);
        if (!destroys)
            Assert.Equal((0, 0.0), (verdict.LostByStore, verdict.Resets));
        else
            Assert.InRange(verdict.Resets, 0, 1);
    }

    /// <summary>Says what peers do, and asks nothing of them but that they can be measured.</summary>
    [Theory]
    [MemberData(nameof(PeerRows))]
    public async Task Peers_go_through_the_same(string peer, string row)
    {
        await using IRival rival = peer == "SignalR" ? new SignalRRival() : new SocketIoRival();
        var verdict = await PlayAsync(row, rival, LongRun.Of(MatrixPlan.Smoke, MatrixPlan.Full(2)));
        Assert.True(verdict.Published > 0 && !double.IsNaN(verdict.P99), verdict.ToString());
    }

    private async Task<Verdict> PlayAsync(string row, IRival rival, MatrixPlan plan)
    {
        var verdict = await new Performance(Rows.All.Single(one => one.Name == row), rival, plan, TestContext.Current.CancellationToken).RunAsync();
        output.WriteLine(verdict.ToString());
        if (LongRun.IsAsked)
            await VerdictFile.AppendAsync(verdict);
        return verdict;
    }
}
