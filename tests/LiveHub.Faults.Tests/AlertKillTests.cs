using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Feed.Sqlite;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Faults.Tests;

/// <summary>SIGKILL of a node while an alert counts down and while it is fired: it goes out once or, when it was cancelled, never.</summary>
[Trait("Category", "Faults")]
public sealed class AlertKillTests(ITestOutputHelper output)
{
    private static readonly int Kills = LongRun.Of(6, 60);

    [Fact]
    public async Task What_counts_down_when_a_node_is_killed_goes_out_once()
    {
        using var folder = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(folder.Path);
        var random = new Random(5);
        var late = new List<long>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var asked = await AskAsync(server, undo: 2);
            // Some are killed well before the end, most within a few milliseconds of the firing.
            var at = asked["firesAt"]!.GetValue<long>() + (kill % 3 == 0 ? -1500 : random.Next(-20, 60));
            await Eventually.Until("the moment of the kill", () => Now() >= at);
            await server.KillAsync();
            await server.StartAsync();
            await Eventually.Until("it is out", async () => await StateAsync(server, asked) == "sent");
            var alert = await GetAsync(server, "alerts/" + asked["id"]);
            late.Add(alert!["startsAt"]!.GetValue<long>() - asked["firesAt"]!.GetValue<long>());
            Assert.True(late[^1] >= 0, $"It went out {-late[^1]} ms before its time.");
        }
        await server.StopAsync();
        output.WriteLine($"{Kills} kills; out {string.Join(", ", late)} ms after the end of the countdown");
        Assert.Equal(Kills, (await AlertsAsync(folder.Path)).Count);
    }

    [Fact]
    public async Task What_was_cancelled_before_a_node_is_killed_never_goes_out()
    {
        using var folder = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(folder.Path);
        var cancelled = new List<JsonObject>();
        for (var kill = 0; kill < Kills / 2; kill++)
        {
            var asked = await AskAsync(server, undo: 2);
            cancelled.Add(asked);
            using var answer = await server.Http.PostAsJsonAsync(new Uri($"api/v1/drafts/{asked["id"]}/cancel", UriKind.Relative), new JsonObject());
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await server.KillAsync();
            await server.StartAsync();
        }
        await Eventually.Until("the time of all is past", () => Now() > cancelled.Max(asked => asked["firesAt"]!.GetValue<long>()) + 1000);
        foreach (var asked in cancelled)
            Assert.Equal("cancelled", await StateAsync(server, asked));
        await server.StopAsync();
        Assert.Empty(await AlertsAsync(folder.Path));
    }

    private static async Task<JsonObject> AskAsync(LiveHubProcess server, int undo)
    {
        var body = new JsonObject
        {
            ["texts"] = new JsonArray(new JsonObject { ["value"] = $"Lighthouse {Guid.NewGuid():n}", ["lang"] = "en" }),
            ["topics"] = new JsonArray(),
            ["undo"] = undo,
        };
        using var answer = await server.Http.PostAsJsonAsync(new Uri("api/v1/alerts", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task<string?> StateAsync(LiveHubProcess server, JsonObject asked) => (await GetAsync(server, "drafts/" + asked["id"]))?["state"]?.ToString();

    private static Task<JsonObject?> GetAsync(LiveHubProcess server, string path) => server.Http.GetFromJsonAsync<JsonObject>(new Uri("api/v1/" + path, UriKind.Relative));

    /// <summary>What readers were ever told of alerts, from the stored feed.</summary>
    private static async Task<IReadOnlyList<string>> AlertsAsync(string folder)
    {
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = folder }, TimeProvider.System);
        var (alerts, cursor) = (new List<string>(), (await store.Feed.GetBoundsAsync(default)).First);
        while (await store.Feed.ReadAfterAsync(cursor, 256, default) is ReadResult.Entries { Items: { Count: > 0 } entries })
        {
            alerts.AddRange(entries.Where(entry => entry.Subject.StartsWith("alert/", StringComparison.Ordinal)).Select(entry => $"{entry.Subject} {entry.Revision}"));
            cursor = new LogPoint(new FeedPosition(cursor.Epoch, entries[^1].Offset), entries[^1].Link);
        }
        return alerts;
    }

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
}
