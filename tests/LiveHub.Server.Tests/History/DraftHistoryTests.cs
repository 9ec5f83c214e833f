using System.Text.Json.Nodes;
using LiveHub.Server.Tests.Drafts;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.History;

/// <summary>The history tells also what happened before an alert went out, and of those that never did.</summary>
public sealed class DraftHistoryTests : IDisposable
{
    private readonly AlertDesk _desk = new(("Alerts:BreakingToEverybody", "1"));

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Who_asked_who_agreed_and_what_was_called_off_is_in_the_history()
    {
        var (asker, other) = (await _desk.EditorAsync(), await _desk.EditorAsync());
        await _desk.SaveAsync(_desk.Body(importance: "breaking"), asker);
        var sent = await AskAsync(asker);
        (await _desk.ApproveAsync(sent, other)).Expect(200);
        await Eventually.Until("the alert went out", async () => (await _desk.Newsroom.GetAsync($"/alerts/{sent.Id}")).Status == 200);
        var called = await AskAsync(asker);
        (await _desk.Newsroom.PostAsync($"/drafts/{called.Id}/cancel", "{}", $"\"{called.Revision}\"", key: other)).Expect(200);
        var waiting = await AskAsync(asker);

        var rows = (await GetAsync("/history")).Body["alerts"]!.AsArray().ToDictionary(row => (string)row!["id"]!, row => row!);
        // What nobody has asked to send is no history yet.
        Assert.Equal(3, rows.Count);
        var (row, askers) = (rows[sent.Id], new HashSet<string?>());
        askers.UnionWith(rows.Values.Select(one => (string?)one["asked"]!["by"]));
        Assert.Equal(("sent", "breaking"), ((string?)row["state"], (string?)row["importance"]));
        var approver = (string?)Assert.Single(row["approved"]!.AsArray())!["by"];
        Assert.DoesNotContain(approver, askers);
        Assert.Single(askers);
        Assert.NotNull(row["fired"]);
        Assert.Equal(("cancelled", approver), ((string?)rows[called.Id]["state"], (string?)rows[called.Id]["cancelled"]!["by"]));
        Assert.Null(rows[called.Id]["fired"]);
        Assert.Equal(("awaiting-approval", "breaking"), ((string?)rows[waiting.Id]["state"], (string?)rows[waiting.Id]["importance"]));
        Assert.NotEmpty(rows[waiting.Id]["texts"]!.AsArray());
        Assert.Equal([called.Id], (await GetAsync("/history?state=cancelled")).Body["alerts"]!.AsArray().Select(one => (string)one!["id"]!));

        var acts = (await GetAsync($"/alerts/{sent.Id}/timeline")).Expect(200).Body["acts"]!.AsArray();
        Assert.Equal(["draft.saved", "draft.submitted", "draft.approved", "draft.fired", "alert.fired"], acts.Select(act => (string?)act!["kind"]).Where(kind => kind != "gate.passed"));
        Assert.StartsWith("api ", (string?)acts[1]!["from"], StringComparison.Ordinal);
        Assert.Equal(approver, (string?)acts[2]!["by"]);
        Assert.Contains("state", acts[1]!["changes"]!.AsArray().Select((JsonNode? change) => (string?)change!["field"]));
    }

    private async Task<Reply> AskAsync(string key)
    {
        var draft = await _desk.SaveAsync(_desk.Body(importance: "breaking", more: ",\"undo\":0"), key);
        return (await _desk.SubmitAsync(draft, key: key)).Expect(202);
    }

    private async Task<Reply> GetAsync(string path) => (await _desk.Newsroom.SendAsync(HttpMethod.Get, path, body: null)).Expect(200);
}
