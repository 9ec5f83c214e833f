using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Breaking;

/// <summary>Somebody who may not, or who is only one though it takes two.</summary>
public sealed class WrongHandsTests(Breaker breaker) : IClassFixture<Breaker>
{
    [Fact]
    public async Task Whoever_asks_does_not_agree()
    {
        var asked = await breaker.AwaitingAsync();
        (await breaker.Desk.ApproveAsync(asked, breaker.Asker)).Expect(403, "own-request");
        await StillWaitsAsync(asked);
    }

    [Fact]
    public async Task A_key_that_the_asker_made_is_the_asker()
    {
        var admin = await AdminAsync();
        var asked = await breaker.AwaitingAsync(admin);
        var (_, own) = await MakeAsync(admin);
        (await breaker.Desk.ApproveAsync(asked, own)).Expect(403, "own-request");
        await StillWaitsAsync(asked);
    }

    [Fact]
    public async Task A_key_of_a_key_that_the_asker_made_is_the_asker_also_when_the_one_between_is_gone()
    {
        var admin = await AdminAsync();
        var asked = await breaker.AwaitingAsync(admin);
        var (between, second) = await MakeAsync(admin, "\"preset\":\"admin\"");
        var (_, third) = await MakeAsync(second);
        (await breaker.Desk.ApproveAsync(asked, third)).Expect(403, "own-request");
        await breaker.RevokeAsync(between);
        (await breaker.Desk.ApproveAsync(asked, third)).Expect(403, "own-request");
        await StillWaitsAsync(asked);
    }

    [Fact]
    public async Task Whoever_made_the_key_of_the_asker_may_be_the_asker()
    {
        var admin = await AdminAsync();
        var (_, own) = await MakeAsync(admin);
        var asked = await breaker.AwaitingAsync(own);
        (await breaker.Desk.ApproveAsync(asked, admin)).Expect(403, "own-request");
        await StillWaitsAsync(asked);
    }

    [Fact]
    public async Task Whoever_wrote_it_last_does_not_agree_to_it()
    {
        var draft = await breaker.Desk.SaveAsync(breaker.Desk.Body(importance: "breaking"), breaker.Asker);
        var edited = (await breaker.PutAsync(draft, breaker.Desk.Body(importance: "breaking"), breaker.Other)).Expect(200);
        var asked = (await breaker.Desk.SubmitAsync(edited, key: breaker.Asker)).Expect(202);
        (await breaker.Desk.ApproveAsync(asked, breaker.Other)).Expect(403, "own-request");
        await StillWaitsAsync(asked);
    }

    [Fact]
    public async Task One_who_agrees_twice_is_one()
    {
        using var desk = new Drafts.AlertDesk(("Alerts:BreakingToEverybody", "2"));
        var (asker, other, third) = (await desk.EditorAsync(), await desk.EditorAsync(), await desk.EditorAsync());
        var draft = await desk.SaveAsync(desk.Body(importance: "breaking", more: ",\"undo\":0"), asker);
        var asked = (await desk.SubmitAsync(draft, key: asker)).Expect(202);
        var once = (await desk.ApproveAsync(asked, other)).Expect(200);
        Assert.Equal("awaiting-approval", (string?)once.Body["state"]);
        (await desk.ApproveAsync(once, other)).Expect(403, "own-request");
        await desk.AssertNothingLeftAsync(draft.Id);
        (await desk.ApproveAsync(once, third)).Expect(200);
        await desk.OutAsync(draft);
    }

    [Fact]
    public async Task Yes_to_another_text_is_no_yes()
    {
        var (asked, other) = (await breaker.AwaitingAsync(), await breaker.AwaitingAsync());
        (await breaker.Desk.ApproveAsync(asked, breaker.Other, (string?)other.Body["code"])).Expect(400, "invalid");
        await StillWaitsAsync(asked);
    }

    [Fact]
    public async Task A_yes_to_what_was_withdrawn_and_asked_for_anew_counts_for_nothing()
    {
        var asked = await breaker.AwaitingAsync();
        (await breaker.Desk.CancelAsync(asked, breaker.Asker)).Expect(200);
        var edited = (await breaker.PutAsync((await breaker.Desk.FindAsync(asked)).Expect(200), breaker.Desk.Body(importance: "breaking"))).Expect(200);
        var again = (await breaker.Desk.SubmitAsync(edited, key: breaker.Asker)).Expect(202);
        (await breaker.Desk.ApproveAsync(asked, breaker.Other)).Expect(412, "revision-conflict");
        (await breaker.Desk.ApproveAsync(again, breaker.Other, (string?)asked.Body["code"])).Expect(400, "invalid");
        await StillWaitsAsync(again);
    }

    [Fact]
    public async Task Readers_and_strangers_send_nothing()
    {
        var (_, reader) = await breaker.Newsroom.KeyAsync("\"preset\":\"reader\"");
        var body = breaker.Desk.Body(more: ",\"undo\":0");
        var asked = await breaker.CountdownAsync();
        foreach (var (key, status, code) in ((string, int, string)[])[(reader, 403, "not-permitted"), ("", 401, "key-required"), ("lh_nobody", 401, "key-unknown")])
        {
            (await breaker.Newsroom.PostAsync("/alerts", body, key: key)).Expect(status, code);
            (await breaker.Newsroom.PostAsync("/drafts", body, key: key)).Expect(status, code);
            (await breaker.Desk.SubmitAsync(asked, key: key)).Expect(status, code);
            (await breaker.Desk.ApproveAsync(asked, key)).Expect(status, code);
            (await breaker.Desk.ActAsync("send-now", asked, key: key)).Expect(status, code);
        }
        (await breaker.Desk.CancelAsync(asked)).Expect(200);
        await breaker.NothingLeftAsync(asked.Id);
    }

    [Fact]
    public async Task Writers_write_and_send_nothing()
    {
        var (_, writer) = await breaker.Newsroom.KeyAsync("\"preset\":\"writer\"");
        var draft = await breaker.Desk.SaveAsync(breaker.Desk.Body(more: ",\"undo\":0"), writer);
        (await breaker.Desk.SubmitAsync(draft, key: writer)).Expect(403, "not-permitted");
        (await breaker.Newsroom.PostAsync("/alerts", breaker.Desk.Body(more: ",\"undo\":0"), key: writer)).Expect(403, "not-permitted");
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task Whoever_may_only_agree_asks_for_nothing()
    {
        var (_, approver) = await breaker.Newsroom.KeyAsync("\"permissions\":[\"read\",\"write\",\"approve\"]");
        var draft = await breaker.Desk.SaveAsync(breaker.Desk.Body(more: ",\"undo\":0"), approver);
        (await breaker.Desk.SubmitAsync(draft, key: approver)).Expect(403, "not-permitted");
        var asked = await breaker.CountdownAsync();
        (await breaker.Desk.ActAsync("send-now", asked, key: approver)).Expect(403, "not-permitted");
        (await breaker.Desk.CancelAsync(asked)).Expect(200);
        await breaker.NothingLeftAsync(draft.Id);
        await breaker.NothingLeftAsync(asked.Id);
    }

    [Fact]
    public async Task Who_may_alert_the_web_does_not_alert_phones()
    {
        var (_, web) = await breaker.Newsroom.KeyAsync("\"permissions\":[\"read\",\"write\",\"breaking\"]");
        var (body, confirm) = await breaker.PhoneAlertAsync(",\"undo\":0");
        var draft = await breaker.Desk.SaveAsync(body, web);
        (await breaker.Desk.SubmitAsync(draft, $"{{\"confirm\":{confirm}}}", web)).Expect(403, "not-permitted");
        var asked = await breaker.CountdownAsync();
        (await breaker.Desk.ActAsync("send-now", asked, key: web)).Expect(403, "not-permitted");
        (await breaker.Desk.CancelAsync(asked)).Expect(200);
        await breaker.NothingLeftAsync(draft.Id);
        await breaker.NothingLeftAsync(asked.Id);
    }

    [Fact]
    public async Task An_editor_of_one_topic_alerts_nobody_else()
    {
        var own = await breaker.Newsroom.TopicAsync();
        var limited = await breaker.Desk.EditorAsync($",\"topics\":[\"{own}\"]");
        (await breaker.Newsroom.PostAsync("/alerts", breaker.Desk.Body(more: ",\"undo\":0"), key: limited)).Expect(403, "topic-out-of-scope");
        (await breaker.Newsroom.PostAsync("/alerts", breaker.Desk.Body($"[\"{breaker.Topic}\"]", more: ",\"undo\":0"), key: limited)).Expect(403, "topic-out-of-scope");
        var everybody = await breaker.Desk.SaveAsync(breaker.Desk.Body(more: ",\"undo\":0"), breaker.Asker);
        (await breaker.Desk.SubmitAsync(everybody, key: limited)).Expect(403, "topic-out-of-scope");
        await breaker.NothingLeftAsync(everybody.Id);
        var asked = await breaker.AwaitingAsync();
        (await breaker.Desk.ApproveAsync(asked, limited)).Expect(403, "topic-out-of-scope");
        await StillWaitsAsync(asked);
        var counting = await breaker.CountdownAsync();
        (await breaker.Desk.ActAsync("send-now", counting, key: limited)).Expect(403, "topic-out-of-scope");
        (await breaker.Desk.CancelAsync(counting)).Expect(200);
        await breaker.NothingLeftAsync(counting.Id);
    }

    [Fact]
    public async Task A_key_that_was_revoked_sends_nothing()
    {
        var (id, key) = await EditorAsync();
        var draft = await breaker.Desk.SaveAsync(breaker.Desk.Body(more: ",\"undo\":0"), key);
        await breaker.RevokeAsync(id);
        (await breaker.Desk.SubmitAsync(draft, key: key)).Expect(401, "key-unknown");
        (await breaker.Newsroom.PostAsync("/alerts", breaker.Desk.Body(more: ",\"undo\":0"), key: key)).Expect(401, "key-unknown");
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task What_somebody_asked_for_whose_key_is_revoked_in_the_countdown_does_not_go_out()
    {
        var (id, key) = await EditorAsync();
        var asked = await breaker.CountdownAsync(undo: 5, key: key);
        await breaker.RevokeAsync(id);
        (await breaker.Desk.ActAsync("send-now", asked, key: breaker.Other)).Expect(409, "wrong-state");
        await CancelledByServerAsync(asked, "not-permitted");
    }

    [Fact]
    public async Task What_somebody_agreed_to_whose_key_is_revoked_in_the_countdown_does_not_go_out()
    {
        var (id, key) = await EditorAsync();
        var asked = await breaker.AwaitingAsync(undo: 5);
        var approved = (await breaker.Desk.ApproveAsync(asked, key)).Expect(200);
        await breaker.RevokeAsync(id);
        await CancelledByServerAsync(approved, "not-permitted");
    }

    [Fact]
    public async Task Nobody_agrees_to_what_a_revoked_key_asked_for()
    {
        var (id, key) = await EditorAsync();
        var asked = await breaker.AwaitingAsync(key);
        await breaker.RevokeAsync(id);
        (await breaker.Desk.ApproveAsync(asked, breaker.Other)).Expect(409, "wrong-state");
        await StillWaitsAsync(asked);
    }

    [Fact]
    public async Task A_test_alert_reaches_no_phone_but_those_of_the_test_list()
    {
        var (_, tester) = await breaker.Newsroom.KeyAsync("\"permissions\":[\"test\"]");
        var body = breaker.Desk.Body($"[\"{breaker.Topic}\"]", more: ",\"push\":{}");
        var sent = (await breaker.Newsroom.PostAsync("/test-alerts", body, key: tester)).Expect(201);
        await breaker.PhoneNewsroom.EndAsync($"/test-alerts/{sent.Id}");
        (await breaker.Newsroom.GetAsync($"/alerts/{sent.Id}")).Expect(404, "not-found");
        Assert.Equal(0, breaker.ShownOnPhones(sent.Id));
        (await breaker.Newsroom.PostAsync("/alerts", body, key: tester)).Expect(403, "not-permitted");
        (await breaker.Newsroom.PostAsync($"/drafts/{sent.Id}/submit", "{}", "\"1\"", key: tester)).Expect(403, "not-permitted");
        (await breaker.Newsroom.PostAsync($"/drafts/{sent.Id}/submit", "{}", "\"1\"")).Expect(404, "not-found");
    }

    private async Task CancelledByServerAsync(Reply asked, string cause)
    {
        await Eventually.Until("the server cancels it", async () => await breaker.Desk.StateAsync(asked) == "cancelled");
        var cancelled = (await breaker.Desk.FindAsync(asked)).Body["cancelled"]!;
        Assert.Equal(("server", cause), ((string?)cancelled["by"], (string?)cancelled["cause"]));
        await Breaker.PastAsync(asked);
        await breaker.NothingLeftAsync(asked.Id);
    }

    private async Task StillWaitsAsync(Reply asked)
    {
        Assert.Equal("awaiting-approval", await breaker.Desk.StateAsync(asked));
        await breaker.NothingLeftAsync(asked.Id);
    }

    private Task<(string Id, string Secret)> EditorAsync() => breaker.Newsroom.KeyAsync("\"preset\":\"editor\"");

    private async Task<string> AdminAsync() => (await breaker.Newsroom.KeyAsync("\"preset\":\"admin\"")).Secret;

    private async Task<(string Id, string Secret)> MakeAsync(string maker, string fields = "\"preset\":\"editor\"")
    {
        var reply = (await breaker.Newsroom.PostAsync("/keys", $"{{\"name\":\"made\",{fields}}}", key: maker)).Expect(201);
        return (reply.Id, (string)reply.Body["key"]!);
    }
}
