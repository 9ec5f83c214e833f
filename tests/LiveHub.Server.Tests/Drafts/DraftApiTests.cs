namespace LiveHub.Server.Tests.Drafts;

public sealed class DraftApiTests(AlertDesk desk) : IClassFixture<AlertDesk>
{
    [Fact]
    public async Task A_draft_is_kept_as_it_was_written_and_reaches_nobody()
    {
        var body = """{"texts":[{"value":"  إغلاق   الجسر القديم ","lang":"ar"}],"importance":"breaking","sources":[{"name":"بلدية المدينة","url":"https://a.example/1"}],"push":{"collapse":"stack"},"undo":20}""";
        var draft = await desk.SaveAsync(body);
        Assert.Equal(("draft", 1, "إغلاق الجسر القديم", "breaking", 20), (
            (string?)draft.Body["state"], draft.Revision, (string?)draft.Body["texts"]![0]!["value"], (string?)draft.Body["importance"], (int)draft.Body["undo"]!));
        Assert.Equal("rtl", (string?)draft.Body["texts"]![0]!["dir"]);
        var saved = (await desk.Newsroom.SendAsync(HttpMethod.Put, $"/drafts/{draft.Id}", """{"texts":[{"value":"Bridge closed","lang":"en"}]}""", "\"1\"")).Expect(200);
        Assert.NotEqual((string?)draft.Body["code"], (string?)saved.Body["code"]);
        Assert.Null(saved.Body["sources"]);
        (await desk.Newsroom.SendAsync(HttpMethod.Put, $"/drafts/{draft.Id}", body, "\"1\"")).Expect(412, "revision-conflict");
        Assert.Contains(draft.Id, (await desk.Newsroom.GetAsync("/drafts", LiveHub.Testing.Nodes.LiveHubProcess.AdminKey)).Body["drafts"]!.AsArray().Select(one => (string)one!["id"]!));
        (await desk.Newsroom.SendAsync(HttpMethod.Delete, $"/drafts/{draft.Id}", body: null)).Expect(204);
        (await desk.FindAsync(draft)).Expect(404, "not-found");
        await desk.AssertNothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task What_is_half_written_is_kept_and_cannot_go_out()
    {
        var draft = await desk.SaveAsync("""{"url":"https:","expiresAt":1000,"topics":[],"outcomes":[{"name":"","texts":[]}],"undo":0}""");
        Assert.Equal("https:", (string?)draft.Body["url"]);
        var refused = (await desk.SubmitAsync(draft)).Expect(422, "not-ready");
        Assert.Superset(new HashSet<string> { "/url bad-address", "/expiresAt out-of-range", "/outcomes/0/name empty", "/outcome undecided-template" }, refused.Errors.ToHashSet());
        (await desk.Newsroom.PostAsync("/drafts", """{"text":"x"}""")).Expect(400, "invalid");
        await desk.AssertNothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task What_is_asked_for_counts_down_and_goes_out_once_at_its_time()
    {
        var draft = await desk.SaveAsync(desk.Body(more: ",\"undo\":1"));
        var asked = (await desk.SubmitAsync(draft)).Expect(202);
        Assert.Equal("countdown", (string?)asked.Body["state"]);
        Assert.Equal((long)asked.Body["time"]! + 1000, (long)asked.Body["firesAt"]!);
        await desk.AssertNothingLeftAsync(draft.Id);
        await desk.OutAsync(draft);
        var alert = (await desk.Newsroom.GetAsync($"/alerts/{draft.Id}")).Expect(200);
        Assert.InRange((long)alert.Body["startsAt"]! - (long)asked.Body["firesAt"]!, 0, 2000);
        Assert.Equal((1, "active"), (alert.Revision, (string?)alert.Body["state"]));
        Assert.Equal("sent", await desk.StateAsync(draft));
    }

    [Fact]
    public async Task What_is_breaking_for_everybody_waits_for_a_second_editor()
    {
        var (asker, other) = (await desk.EditorAsync(), await desk.EditorAsync());
        var draft = await desk.SaveAsync(desk.Body(importance: "breaking", more: ",\"undo\":0"), asker);
        var asked = (await desk.SubmitAsync(draft, key: asker)).Expect(202);
        Assert.Equal(("awaiting-approval", 1), ((string?)asked.Body["state"], (int)asked.Body["asked"]!["approvalsNeeded"]!));
        (await desk.ApproveAsync(asked, asker)).Expect(403, "own-request");
        var approved = (await desk.ApproveAsync(asked, other)).Expect(200);
        Assert.Equal("countdown", (string?)approved.Body["state"]);
        Assert.Equal(["test"], approved.Body["names"]!.AsObject().Select(name => (string)name.Value!).Distinct());
        await desk.OutAsync(draft);
    }

    [Fact]
    public async Task A_no_makes_it_a_draft_again_with_the_reason()
    {
        var (asker, other) = (await desk.EditorAsync(), await desk.EditorAsync());
        var draft = await desk.SaveAsync(desk.Body(importance: "breaking"), asker);
        var asked = (await desk.SubmitAsync(draft, key: asker)).Expect(202);
        var rejected = (await desk.ActAsync("reject", asked, """{"reason":"The source is too thin"}""", other)).Expect(200);
        Assert.Equal(("draft", "The source is too thin"), ((string?)rejected.Body["state"], (string?)rejected.Body["rejected"]!["reason"]));
        var again = (await desk.SubmitAsync(rejected, key: asker)).Expect(202);
        Assert.Null(again.Body["rejected"]);
        await desk.AssertNothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task What_was_cancelled_does_not_go_out_and_can_be_written_again()
    {
        var draft = await desk.SaveAsync(desk.Body(more: ",\"undo\":30"));
        var asked = (await desk.SubmitAsync(draft)).Expect(202);
        var cancelled = (await desk.CancelAsync(asked)).Expect(200);
        Assert.Equal("cancelled", (string?)cancelled.Body["state"]);
        var edited = (await desk.Newsroom.SendAsync(HttpMethod.Put, $"/drafts/{draft.Id}", desk.Body(more: ",\"undo\":0"), $"\"{cancelled.Revision}\"")).Expect(200);
        Assert.Equal("draft", (string?)edited.Body["state"]);
        await desk.AssertNothingLeftAsync(draft.Id);
        (await desk.SubmitAsync(edited)).Expect(202);
        await desk.OutAsync(draft);
    }

    [Fact]
    public async Task Send_now_skips_the_rest_of_the_countdown()
    {
        var draft = await desk.SaveAsync(desk.Body(more: ",\"undo\":30"));
        var asked = (await desk.SubmitAsync(draft)).Expect(202);
        var sent = (await desk.ActAsync("send-now", asked)).Expect(200);
        Assert.Equal("sent", (string?)sent.Body["state"]);
        await desk.OutAsync(draft);
    }

    [Fact]
    public async Task An_alert_in_one_request_counts_down_like_every_other()
    {
        var asked = (await desk.Newsroom.PostAsync("/alerts", desk.Body(), repeat: "one-request")).Expect(202);
        Assert.Equal(("countdown", $"/api/v1/drafts/{asked.Id}"), ((string?)asked.Body["state"], asked.Http.Headers.Location?.ToString()));
        await desk.AssertNothingLeftAsync(asked.Id);
        (await desk.CancelAsync(asked)).Expect(200);
        await desk.AssertNothingLeftAsync(asked.Id);
    }

    [Fact]
    public async Task The_rules_are_an_administrators_to_set()
    {
        using var own = new AlertDesk([]);
        var admin = LiveHub.Testing.Nodes.LiveHubProcess.AdminKey;
        var before = (await own.Newsroom.GetAsync("/settings/alerts", admin)).Expect(200);
        Assert.Equal((1, 0, 10), ((int)before.Body["breaking"]!["everybody"]!, (int)before.Body["breaking"]!["topics"]!, (int)before.Body["undoSeconds"]!));
        (await own.Newsroom.SendAsync(HttpMethod.Put, "/settings/alerts", """{"undoSeconds":31}""", "\"0\"")).Expect(400, "invalid");
        (await own.Newsroom.SendAsync(HttpMethod.Put, "/settings/alerts", """{"undoSeconds":0}""", "\"0\"", key: await own.EditorAsync())).Expect(403, "not-permitted");
        var after = (await own.Newsroom.SendAsync(HttpMethod.Put, "/settings/alerts", """{"undoSeconds":0,"major":{"topics":2}}""", "\"0\"")).Expect(200);
        Assert.Equal((0, 2, 1), ((int)after.Body["undoSeconds"]!, (int)after.Body["major"]!["topics"]!, (int)after.Body["breaking"]!["everybody"]!));
        (await own.Newsroom.SendAsync(HttpMethod.Put, "/settings/alerts", """{"undoSeconds":5}""", "\"0\"")).Expect(412, "revision-conflict");
        (await own.Newsroom.PostAsync("/alerts", own.Body())).Expect(201);
    }
}
