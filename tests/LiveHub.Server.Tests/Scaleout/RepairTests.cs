using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Scaleout;

/// <summary>Redis comes back with less, or with another history: what nodes still hold is given back, readers are reset once, the rest is listed.</summary>
public sealed class RepairTests
{
    [Fact]
    public async Task An_emptied_Redis_gets_back_what_the_nodes_hold()
    {
        await using var nodes = await Nodes.StartAsync();
        await nodes.OpenTopicAsync();
        (await nodes.SendAsync(0, HttpMethod.Post, "/alerts", new { id = "storm", texts = new[] { new { value = "Storm", lang = "en" } } })).Expect(201);
        for (var number = 0; number < 30; number++)
            (await nodes.PostAsync(number % 2, $"n{number}")).Expect(201);
        await using var near = await FollowAsync(nodes, 0);
        await using var far = await FollowAsync(nodes, 1);

        await nodes.Redis.CommandAsync("FLUSHALL");

        foreach (var reader in (StockReader[])[near, far])
            await Eventually.Until("readers are reset", () => reader.Frames.Count(frame => frame.Reset) == 2);
        await Eventually.Until("publishing works, with the same key", async () => (await nodes.PostAsync(1, "after")).Status == 201);
        foreach (var reader in (StockReader[])[near, far])
        {
            await reader.SeesAsync("item/after");
            var last = reader.Frames.SkipWhile(frame => !frame.Reset).Skip(1).SkipWhile(frame => !frame.Reset).SelectMany(frame => frame.Entries).Select(entry => entry.Subject).ToHashSet();
            Assert.Superset(Enumerable.Range(0, 30).Select(number => $"item/n{number}").Append("alert/storm").Append("topic/harbour").ToHashSet(), last);
            Assert.Equal(2, reader.Frames.Count(frame => frame.Reset));
        }
        var repairs = await RepairsAsync(nodes);
        Assert.Equal(["desk", "feed"], repairs.Select(repair => (string)repair!["log"]!).Distinct().Order());
        Assert.All(repairs, repair => Assert.Equal(0, (int)repair!["lostCount"]!));
    }

    [Fact]
    public async Task A_lost_tail_under_other_entries_is_given_back_and_what_does_not_fit_is_listed()
    {
        await using var nodes = await Nodes.StartAsync(1);
        await nodes.OpenTopicAsync();
        (await nodes.PostAsync(0, "kept")).Expect(201);
        var copy = nodes.Redis.DataFolder + "-copy";
        FolderCopy.Make(nodes.Redis.DataFolder, copy);
        (await nodes.PostAsync(0, "lost-and-found")).Expect(201);
        (await nodes.SendAsync(0, HttpMethod.Patch, "/items/kept", new { headline = "As it was changed" }, ifMatch: "\"1\"")).Expect(200);
        await using var reader = await FollowAsync(nodes, 0);

        // The node is cut off while the older copy takes another turn.
        nodes.Way.IsRefusing = true;
        nodes.Way.Cut();
        await nodes.Redis.KillAsync();
        Directory.Delete(nodes.Redis.DataFolder, recursive: true);
        Directory.Move(copy, nodes.Redis.DataFolder);
        await nodes.Redis.StartAgainAsync();
        await ChangeElsewhereAsync(nodes);
        nodes.Way.IsRefusing = false;

        await Eventually.Until("the reader is reset", () => reader.Frames.Count(frame => frame.Reset) == 2);
        await reader.SeesAsync("item/lost-and-found");
        await reader.SeesAsync("item/kept", revision: 2);
        Assert.Equal("As changed elsewhere", ((ItemFact)reader.Entries.Last(entry => entry.Subject == "item/kept").Body!).Headline.Value);
        JsonNode? repair = null;
        await Eventually.Until("the repair is listed", async () => (repair = (await RepairsAsync(nodes)).FirstOrDefault(one => (string)one!["log"]! == "feed")) is not null);
        Assert.Equal(1, (int)repair!["restored"]!);
        Assert.Equal(("item/kept", "As it was changed"), ((string)repair["lost"]![0]!["subject"]!, (string)repair["lost"]![0]!["headline"]!));
    }

    /// <summary>Another node, straight at Redis, changes the item that was changed here, too.</summary>
    private static async Task ChangeElsewhereAsync(Nodes nodes)
    {
        using var folder = new TestFolder();
        await using var elsewhere = new LiveHub.Testing.Nodes.LiveHubNode(
            folder.Path, settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Redis:Configuration"] = nodes.Redis.Configuration }).Start();
        using var editor = elsewhere.CreateEditor();
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/items/kept") { Content = System.Net.Http.Json.JsonContent.Create(new { headline = "As changed elsewhere" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await editor.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<JsonArray> RepairsAsync(Nodes nodes) => (await nodes.SendAsync(0, HttpMethod.Get, "/repairs")).Expect(200).Body["repairs"]!.AsArray();

    private static async Task<StockReader> FollowAsync(Nodes nodes, int node)
    {
        var reader = await StockReader.ConnectAsync(nodes[node].Address);
        await reader.FollowAsync([FollowSet.AllTopics]);
        await Eventually.Until("the reader has its snapshot", () => reader.Cursor is not null);
        return reader;
    }
}
