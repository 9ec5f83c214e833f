using System.Text.Json.Nodes;
using LiveHub.StandIn.Faults;
using LiveHub.Testing;

namespace LiveHub.Faults.Tests.Push;

/// <summary>What dies or fails while an alert is on its way to phones: nobody is missed, and nobody is sent it twice but who was under way when a process died.</summary>
[Trait("Category", "Faults")]
public sealed class PushFaultTests(ITestOutputHelper output)
{
    private static readonly int Devices = LongRun.Of(3_000, 100_000);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(LongRun.Of(2, 10));

    [Fact]
    public async Task A_node_that_is_killed_while_it_sends_costs_nobody_the_alert()
    {
        await using var cluster = await PushCluster.StartAsync(screens: Devices);
        await cluster.RegisterAsync(Devices);
        cluster.StandIn.Fcm.Faults.Delay = TimeSpan.FromMilliseconds(LongRun.Of(500, 100));
        var alert = await cluster.FireAsync(Devices);
        await Eventually.Until("a third was sent", () => cluster.StandIn.Fcm.Counts.Delivered > Devices / 3, Limit);
        var underWay = cluster.StandIn.Fcm.Counts.Underway;
        await cluster.Nodes[0].KillAsync();
        var send = await cluster.EndAsync(alert, node: 1, Limit);
        Judge("kill -9 of a node", cluster, send, doubles: Math.Max(underWay, 1000));
    }

    [Fact]
    public async Task Redis_that_restarts_while_it_sends_costs_nobody_the_alert()
    {
        await using var cluster = await PushCluster.StartAsync(screens: Devices);
        await cluster.RegisterAsync(Devices);
        cluster.StandIn.Fcm.Faults.Delay = TimeSpan.FromMilliseconds(LongRun.Of(500, 100));
        var alert = await cluster.FireAsync(Devices);
        await Eventually.Until("a third was sent", () => cluster.StandIn.Fcm.Counts.Delivered > Devices / 3, Limit);
        await cluster.Redis.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        await cluster.Redis.StartAgainAsync();
        // Nobody died, so nothing that was sent is forgotten.
        Judge("Redis away for 3 s", cluster, await cluster.EndAsync(alert, node: 1, Limit), doubles: 0);
    }

    /// <summary>Who meets an error five times in a row is tried for the sixth time half a minute later, so the smoke has one row.</summary>
    public static TheoryData<Fault> Errors => LongRun.IsAsked ? [Fault.Quota, Fault.Unavailable, Fault.Internal, Fault.Hang] : [Fault.Quota];

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_fifth_of_all_answers_being_errors_loses_nothing(Fault fault)
    {
        await using var cluster = await PushCluster.StartAsync(screens: Devices);
        await cluster.RegisterAsync(Devices);
        cluster.StandIn.Fcm.Faults.SetShares((fault, 0.2));
        var send = await cluster.EndAsync(await cluster.FireAsync(Devices), node: 0, Limit);
        // A request that hangs was not delivered, and who hangs twice is not known to have been: counted as such, and honestly not reached.
        var unknown = (long)send["unknown"]!;
        Assert.Equal(fault == Fault.Hang, unknown > 0);
        Judge($"20 % {fault}", cluster, send, doubles: 0, missed: unknown);
        Assert.True((long)send["counts"]!["retries"]! > Devices / 10, send.ToJsonString());
    }

    [Fact]
    public async Task Messages_without_an_answer_are_sent_once_more_and_are_known_as_such()
    {
        await using var cluster = await PushCluster.StartAsync(screens: Devices);
        await cluster.RegisterAsync(300, number => (number % 10 == 0 ? "lost-answer-1x-" : "phone-") + number);
        var send = await cluster.EndAsync(await cluster.FireAsync(300), node: 0, Limit);
        // Each tenth was delivered and not answered, so it was sent again, under the same tag.
        Assert.Equal((300, 330, 30), ((long)send["reached"]! + (long)send["unknown"]!, cluster.StandIn.Fcm.Counts.Delivered, cluster.StandIn.Fcm.Counts.Doubles));
        Assert.Single(cluster.StandIn.Fcm.Screens.Of("lost-answer-1x-0"));
    }

    private void Judge(string what, PushCluster cluster, JsonNode send, int doubles, long missed = 0)
    {
        // By phones, not by bytes: a node that goes on with a send composes anew, and says how long the alert still lives.
        var (delivered, reached) = (cluster.StandIn.Fcm.Counts.Delivered, cluster.StandIn.Fcm.Screens.Count);
        var twice = delivered - reached;
        output.WriteLine($"{what}: {Devices} devices, {delivered} delivered, {twice} of them twice; {send.ToJsonString()}");
        Assert.Equal(("sent", Devices), ((string?)send["state"], (long)send["matched"]!));
        Assert.Equal(Devices - missed, reached);
        Assert.InRange(twice, 0, doubles);
        Assert.Equal(Devices, (long)send["reached"]! + (long)send["unknown"]!);
    }
}
