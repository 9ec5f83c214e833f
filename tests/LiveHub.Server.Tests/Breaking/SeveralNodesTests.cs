using LiveHub.Protocol;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Server.Tests.Scaleout;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Breaking;

/// <summary>Two nodes that do the same at once, one whose clock is wrong, one that is gone, a store that has lost what it acknowledged.</summary>
public sealed class SeveralNodesTests
{
    private static readonly (string Key, string Value)[] Rules = [.. Drafts.AlertDesk.Rules.Select(rule => (rule.Key, rule.Value))];

    [Fact]
    public async Task Two_editors_at_two_nodes_who_send_now_send_once()
    {
        await using var nodes = await Nodes.StartAsync(2, Rules);
        await using var reader = await FollowAsync(nodes[1]);
        for (var time = 0; time < 10; time++)
        {
            var asked = await AskAsync(nodes, $"Tug {time} leaves for the {Words(time)}", undo: 30);
            var presses = await Task.WhenAll(Enumerable.Range(0, 2).Select(node => ActAsync(nodes, node, "send-now", asked)));
            Assert.Single(presses, press => press.Status == 200);
            await OnceAsync(nodes, reader, asked.Id);
        }
    }

    [Fact]
    public async Task Send_now_at_one_node_and_the_timer_at_another_send_once()
    {
        await using var nodes = await Nodes.StartAsync(2, Rules);
        await using var reader = await FollowAsync(nodes[1]);
        for (var time = 0; time < 6; time++)
        {
            var asked = await AskAsync(nodes, $"Tug {time} leaves for the {Words(time)}", undo: 1, node: time % 2);
            await Eventually.Until("it is nearly its time", () => Now() >= (long)asked.Body["firesAt"]! - 10 + (4 * time));
            Assert.Contains((await ActAsync(nodes, (time + 1) % 2, "send-now", asked)).Status, (int[])[200, 409, 412]);
            await OnceAsync(nodes, reader, asked.Id);
        }
    }

    [Fact]
    public async Task A_cancellation_at_one_node_and_send_now_at_another_never_both_happen()
    {
        await using var nodes = await Nodes.StartAsync(2, Rules);
        await using var reader = await FollowAsync(nodes[0]);
        for (var time = 0; time < 20; time++)
        {
            var asked = await AskAsync(nodes, $"Tug {time} leaves for the {Words(time)}", undo: 30, node: time % 2);
            var (cancellation, press) = (ActAsync(nodes, 0, "cancel", asked), ActAsync(nodes, 1, "send-now", asked));
            Assert.Equal(((await cancellation).Status == 200, (await press).Status == 200) is (true, false), (await nodes.SendAsync(1, HttpMethod.Get, $"/alerts/{asked.Id}")).Status == 404);
            Assert.True((await cancellation).Status == 200 ^ (await press).Status == 200);
            if ((await press).Status == 200)
                await OnceAsync(nodes, reader, asked.Id);
            else
                await NothingLeftAsync(nodes, reader, asked.Id);
        }
    }

    [Fact]
    public async Task Two_editors_who_send_nearly_the_same_at_two_nodes_at_once_send_it_once()
    {
        await using var nodes = await Nodes.StartAsync(2, Rules);
        for (var time = 0; time < 10; time++)
        {
            var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(node => nodes.SendAsync(
                node, HttpMethod.Post, "/alerts", new { texts = new[] { Text($"{Words(time)} bridge closed to all vehicles {(node == 0 ? "now" : "today")}") }, topics = Array.Empty<string>(), undo = 0 })));
            Assert.Single(both, reply => reply.Status == 201);
            Assert.Single(both, reply => reply.Status == 409);
        }
        await Eventually.Until("all are in the feed", async () => (await nodes.SendAsync(0, HttpMethod.Get, "/alerts")).Body["alerts"]!.AsArray().Count == 10);
    }

    [Fact]
    public async Task A_node_whose_clock_is_an_hour_ahead_sends_nothing_early()
    {
        await using var nodes = await Nodes.StartAsync(1, Rules);
        await nodes.OpenTopicAsync();
        nodes.Add(new AheadTime(), Rules);
        await using var reader = await FollowAsync(nodes[1]);
        var here = await AskAsync(nodes, "Lighthouse keeper retires after decades", undo: 9, node: 0);
        var there = await AskAsync(nodes, "Ferry line opens a second pier", undo: 9, node: 1);
        await Eventually.Until("both are half way", () => Now() > (long)there.Body["firesAt"]! - 6000);
        await NothingLeftAsync(nodes, reader, here.Id);
        await NothingLeftAsync(nodes, reader, there.Id);
        await OnceAsync(nodes, reader, here.Id);
        await OnceAsync(nodes, reader, there.Id);
        Assert.All((Reply[])[here, there], asked => Assert.InRange((long)asked.Body["firesAt"]! - (long)asked.Body["time"]!, 9000, 9000));
    }

    [Fact]
    public async Task A_cancellation_that_the_store_has_lost_is_given_back_before_anything_is_sent()
    {
        await using var nodes = await Nodes.StartAsync(1, Rules);
        await nodes.OpenTopicAsync();
        var asked = await AskAsync(nodes, "Lighthouse keeper retires after decades", undo: 8);
        var copy = nodes.Redis.DataFolder + "-copy";
        FolderCopy.Make(nodes.Redis.DataFolder, copy);
        (await ActAsync(nodes, 0, "cancel", asked)).Expect(200);
        await using var reader = await FollowAsync(nodes[0]);

        // The copy knows of the countdown and not of its end.
        nodes.Way.IsRefusing = true;
        nodes.Way.Cut();
        await nodes.Redis.KillAsync();
        Directory.Delete(nodes.Redis.DataFolder, recursive: true);
        Directory.Move(copy, nodes.Redis.DataFolder);
        await nodes.Redis.StartAgainAsync();
        await Eventually.Until("its time has come", () => Now() > (long)asked.Body["firesAt"]! + 100);
        nodes.Way.IsRefusing = false;

        await Eventually.Until("the repair is listed", async () =>
            await nodes.SendAsync(0, HttpMethod.Get, "/repairs") is { Status: 200 } repairs && repairs.Body["repairs"]!.AsArray().Any(repair => (string?)repair!["log"] == "desk"));
        await Eventually.Until("the cancellation is back", async () => (string?)(await nodes.SendAsync(0, HttpMethod.Get, $"/drafts/{asked.Id}")).Body["state"] == "cancelled");
        await Breaker.PastAsync(asked);
        await NothingLeftAsync(nodes, reader, asked.Id);
    }

    [Fact]
    public async Task What_a_node_was_to_send_that_ends_another_sends_once()
    {
        await using var nodes = await Nodes.StartAsync(2, Rules);
        await nodes.OpenTopicAsync();
        await using var reader = await FollowAsync(nodes[1]);
        var asked = await AskAsync(nodes, "Lighthouse keeper retires after decades", undo: 4, node: 0);
        await nodes[0].DisposeAsync();
        await Eventually.Until("the other node has sent it", async () => (string?)(await nodes.SendAsync(1, HttpMethod.Get, $"/alerts/{asked.Id}")).Body["state"] == "active");
        Assert.InRange(Now() - (long)asked.Body["firesAt"]!, 0, 10_000);
        await OnceAsync(nodes, reader, asked.Id, from: 1);
    }

    private static async Task<Reply> AskAsync(Nodes nodes, string text, int undo, int node = 0) => (await nodes.SendAsync(
        node, HttpMethod.Post, "/alerts", new { texts = new[] { Text(text) }, topics = Array.Empty<string>(), undo })).Expect(202);

    private static Task<Reply> ActAsync(Nodes nodes, int node, string act, Reply asked) =>
        nodes.SendAsync(node, HttpMethod.Post, $"/drafts/{asked.Id}/{act}", new object(), ifMatch: act == "cancel" ? null : $"\"{asked.Revision}\"");

    private static async Task NothingLeftAsync(Nodes nodes, StockReader reader, string id)
    {
        foreach (var node in (int[])[0, 1])
        {
            if (node < nodes.Count)
                (await nodes.SendAsync(node, HttpMethod.Get, $"/alerts/{id}")).Expect(404, "not-found");
        }
        await SeesAllAsync(nodes, reader, from: 0);
        Assert.DoesNotContain(reader.Entries, entry => entry.Subject == Subjects.Alert(id));
    }

    private static async Task OnceAsync(Nodes nodes, StockReader reader, string id, int from = 0)
    {
        await reader.SeesAsync(Subjects.Alert(id));
        await SeesAllAsync(nodes, reader, from);
        Assert.Single(reader.Entries, entry => entry.Subject == Subjects.Alert(id));
    }

    /// <summary>What was published before this has reached the reader when this has.</summary>
    private static async Task SeesAllAsync(Nodes nodes, StockReader reader, int from)
    {
        var mark = Newsroom.NewSlug();
        var reply = await nodes.PostAsync(from, mark);
        if (reply.Status == 400)
        {
            await nodes.OpenTopicAsync();
            reply = await nodes.PostAsync(from, mark);
        }
        reply.Expect(201);
        await reader.SeesAsync(Subjects.Item(mark));
    }

    private static async Task<StockReader> FollowAsync(LiveHubNode node)
    {
        var reader = await StockReader.ConnectAsync(node.Address);
        await reader.FollowAsync([FollowSet.AllTopics]);
        await Eventually.Until("the reader has its snapshot", () => reader.Cursor is not null);
        return reader;
    }

    private static object Text(string value) => new { value, lang = "en" };

    /// <summary>Words that have nothing in common with those of another number.</summary>
    private static string Words(int number) => string.Join(' ', Enumerable.Range(0, 6).Select(place =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes((number * 10) + place)))[..7]));

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed class AheadTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(1);
    }
}
