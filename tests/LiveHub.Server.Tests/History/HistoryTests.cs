using System.Text.Json.Nodes;
using LiveHub.Server.Tests.Phones;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.History;

/// <summary>What was done to alerts and items, by whom, from where, and what it changed.</summary>
public sealed class HistoryTests(PhoneNewsroom phones) : IClassFixture<PhoneNewsroom>
{
    private Newsroom Newsroom => phones.Newsroom;

    [Fact]
    public async Task History_tells_of_alerts_newest_first_with_who_did_what()
    {
        var (topic, other) = (await Newsroom.TopicAsync(), await Newsroom.TopicAsync());
        var (editor, secret) = await Newsroom.KeyAsync("\"preset\":\"editor\"");
        var first = await FireAsync(topic, "Old bridge closed");
        var second = await FireAsync(topic, "Ferry stops", secret);
        await FireAsync(other, "Harbour fair opens");
        (await Newsroom.PostAsync($"/alerts/{first.Id}/recall", "{\"reason\":\"False alarm\"}", "\"1\"", key: secret)).Expect(200);

        var alerts = await ListAsync($"?topic={topic}");
        Assert.Equal([second.Id, first.Id], alerts.Select(alert => (string)alert["id"]!));
        Assert.Equal(["sent", "recalled"], alerts.Select(alert => (string?)alert["state"]));
        Assert.Equal("Ferry stops", (string?)alerts[0]["texts"]![0]!["value"]);
        Assert.Equal((editor, "test", "api 127.0.0.1"), ((string?)alerts[1]["recalled"]!["by"], (string?)alerts[1]["recalled"]!["name"], (string?)alerts[1]["recalled"]!["from"]));
        Assert.Equal("first", (string?)alerts[1]["fired"]!["by"]);

        Assert.Equal([second.Id, first.Id], (await ListAsync($"?topic={topic}&editor={editor}")).Select(alert => (string)alert["id"]!));
        Assert.Equal([first.Id], (await ListAsync($"?topic={topic}&state=recalled")).Select(alert => (string)alert["id"]!));
        Assert.Equal([first.Id], (await ListAsync($"?topic={topic}&editor=first")).Select(alert => (string)alert["id"]!));
        var page = (await GetAsync($"/history?topic={topic}&limit=1")).Expect(200).Body;
        Assert.Equal([first.Id], (await ListAsync($"?topic={topic}&before={(long)page["next"]!}")).Select(alert => (string)alert["id"]!));
        Assert.Null((await GetAsync($"/history?topic={topic}&limit=2")).Body["next"]);
        Assert.Equal(["?format not-a-choice", "?limit out-of-range"], (await GetAsync("/history?limit=0&format=xml")).Expect(400, "invalid").Errors.Order());
        (await Newsroom.GetAsync("/history")).Expect(401, "key-required");
    }

    [Fact]
    public async Task Table_of_the_history_holds_nothing_that_a_spreadsheet_would_run()
    {
        var topic = await Newsroom.TopicAsync();
        await FireAsync(topic, "=HYPERLINK(1), said \\\"so\\\"");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/history?topic={topic}&format=csv");
        request.Headers.Authorization = new("Bearer", LiveHub.Testing.Nodes.LiveHubProcess.AdminKey);
        using var answer = await Newsroom.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("id,state,importance,topics,text,language,asked by", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains($",sent,major,{topic},\"'=HYPERLINK(1), said \"\"so\"\"\",en,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeline_of_an_alert_tells_every_act_and_what_it_changed()
    {
        var topic = await Newsroom.TopicAsync();
        await phones.FollowAsync(topic, 3);
        var alert = await phones.FireAsync(topic);
        await Eventually.Until("the phones have it", async () =>
            (await GetAsync($"/alerts/{alert.Id}/push")).Body["sends"] is JsonArray { Count: > 0 } sends && (string?)sends[0]!["state"] == "sent");
        (await Newsroom.PostAsync($"/alerts/{alert.Id}/correct", """{"texts":[{"value":"Old bridge closed to lorries","lang":"en"}],"correction":"Cars may pass"}""", "\"1\"")).Expect(200);
        JsonArray acts = [];
        await Eventually.Until("the correction has ended", async () =>
            (acts = (await GetAsync($"/alerts/{alert.Id}/timeline")).Expect(200).Body["acts"]!.AsArray()).Count(act => (string?)act!["kind"] == "push.ended") == 2);

        var kinds = acts.Select(act => $"{act!["kind"]} {act["revision"]}").ToList();
        string[] all = ["alert.fired 1", "push.ordered 1", "push.started 1", "push.ended 1", "alert.updated 2", "push.ordered 2", "push.ended 2"];
        Assert.All(all, kind => Assert.Contains(kind, kinds));
        Assert.Equal(acts.Select(act => (long)act!["at"]!).Order(), acts.Select(act => (long)act!["at"]!));
        var fired = Act(acts, "alert.fired");
        Assert.Equal((topic, "first", "api 127.0.0.1"), ((string?)fired["content"]!["topics"]![0], (string?)fired["by"], (string?)fired["from"]));
        var updated = Act(acts, "alert.updated");
        Assert.Equal(["texts", "correction"], updated["changes"]!.AsArray().Select(change => (string?)change!["field"]));
        Assert.Equal("Cars may pass", (string?)updated["changes"]![1]!["after"]!["value"]);
        Assert.Equal((3, "server"), ((int)Act(acts, "push.ended")["reached"]!, (string?)Act(acts, "push.ended")["by"]));
        (await GetAsync("/alerts/none/timeline")).Expect(404, "not-found");

        var row = Assert.Single(await ListAsync($"?topic={topic}"));
        Assert.Equal(("corrected", 2, 6), ((string?)row["state"], (int)row["sends"]!["count"]!, (int)row["sends"]!["reached"]!));
    }

    [Fact]
    public async Task Timeline_of_an_item_tells_its_revisions()
    {
        var item = await Newsroom.ItemAsync();
        await Newsroom.ItemAsync();
        (await Newsroom.PatchAsync($"/items/{item.Id}", """{"pin":1,"verification":"unconfirmed"}""")).Expect(200);
        (await Newsroom.PostAsync($"/items/{item.Id}/corrections", """{"reason":"The hour was wrong","headline":"Ferry resumes at nine"}""", "*")).Expect(200);
        var acts = (await GetAsync($"/items/{item.Id}/timeline")).Expect(200).Body["acts"]!.AsArray();
        Assert.Equal(["item.posted 1", "item.changed 2", "item.corrected 3"], acts.Select(act => $"{act!["kind"]} {act["revision"]}"));
        Assert.Equal(["verification", "pin", "verified"], acts[1]!["changes"]!.AsArray().Select(change => (string?)change!["field"]));
        Assert.Equal(("confirmed", "unconfirmed"), ((string?)acts[1]!["changes"]![0]!["before"], (string?)acts[1]!["changes"]![0]!["after"]));
        Assert.Equal(["headline", "corrections"], acts[2]!["changes"]!.AsArray().Select(change => (string?)change!["field"]));
        (await GetAsync("/items/none/timeline")).Expect(404, "not-found");
    }

    private static JsonNode Act(JsonArray acts, string kind) => acts.First(act => (string?)act!["kind"] == kind)!;

    private Task<Reply> GetAsync(string path) => Newsroom.SendAsync(HttpMethod.Get, path, body: null);

    private async Task<IReadOnlyList<JsonNode>> ListAsync(string query) => [.. (await GetAsync("/history" + query)).Expect(200).Body["alerts"]!.AsArray().Select(alert => alert!)];

    private async Task<Reply> FireAsync(string topic, string text, string? key = null) =>
        (await Newsroom.PostAsync("/alerts", $$"""{"texts":[{"value":"{{text}}","lang":"en"}],"topics":["{{topic}}"]}""", key: key)).Expect(201);
}
