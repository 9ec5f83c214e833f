using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Breaking;

/// <summary>Another text, another audience or another weight than the one that was looked at; or one that nobody has finished.</summary>
public sealed class WrongWordsTests(Breaker breaker) : IClassFixture<Breaker>
{
    [Fact]
    public async Task What_is_under_way_is_not_edited_and_goes_out_as_it_was_looked_at()
    {
        var asked = await breaker.CountdownAsync(undo: 2);
        var text = (string?)asked.Body["texts"]![0]!["value"];
        (await breaker.PutAsync(asked, breaker.Desk.Body())).Expect(409, "submitted");
        (await breaker.Newsroom.SendAsync(HttpMethod.Put, $"/drafts/{asked.Id}", breaker.Desk.Body(), "*", key: breaker.Other)).Expect(409, "submitted");
        (await breaker.Newsroom.SendAsync(HttpMethod.Delete, $"/drafts/{asked.Id}", body: null, key: breaker.Other)).Expect(409, "submitted");
        await breaker.OnceAsync(asked.Id, onPhones: true);
        Assert.Equal(text, (string?)(await breaker.Newsroom.GetAsync($"/alerts/{asked.Id}")).Body["texts"]![0]!["value"]);
    }

    [Fact]
    public async Task What_others_agreed_to_is_not_edited_before_it_goes_out()
    {
        var asked = await breaker.AwaitingAsync(undo: 30);
        var approved = (await breaker.Desk.ApproveAsync(asked, breaker.Other)).Expect(200);
        (await breaker.PutAsync(approved, breaker.Desk.Body(importance: "breaking"))).Expect(409, "submitted");
        (await breaker.Newsroom.PatchAsync($"/alerts/{asked.Id}", """{"texts":[{"value":"Something else","lang":"en"}]}""")).Expect(404, "not-found");
        (await breaker.Desk.CancelAsync(approved)).Expect(200);
        await breaker.NothingLeftAsync(asked.Id);
    }

    [Fact]
    public async Task What_others_agreed_to_gets_no_other_text_by_an_update()
    {
        var asked = await breaker.AwaitingAsync();
        (await breaker.Desk.ApproveAsync(asked, breaker.Other)).Expect(200);
        await breaker.OnceAsync(asked.Id, onPhones: false);
        (await breaker.Newsroom.PatchAsync($"/alerts/{asked.Id}", """{"texts":[{"value":"Something else","lang":"en"}]}""", key: breaker.Asker)).Expect(409, "use-correct");
        await breaker.OnceAsync(asked.Id, onPhones: false);
        (await breaker.Newsroom.PatchAsync($"/alerts/{asked.Id}", """{"url":"https://a.example/more"}""", key: breaker.Asker)).Expect(200);
        (await breaker.Newsroom.PostAsync(
            $"/alerts/{asked.Id}/correct", """{"texts":[{"value":"As it was","lang":"en"}],"correction":"The place was wrong"}""", "*", key: breaker.Asker)).Expect(200);
    }

    [Fact]
    public async Task An_alert_that_has_ended_is_not_made_another_one_by_an_update()
    {
        var end = TimeProvider.System.GetUtcNow().AddSeconds(8).ToUnixTimeMilliseconds();
        var fired = (await breaker.Newsroom.PostAsync("/alerts", breaker.Desk.Body(more: $",\"undo\":0,\"expiresAt\":{end}"), key: breaker.Asker)).Expect(201);
        await Eventually.Until("it has ended", async () => (string?)(await breaker.Newsroom.GetAsync($"/alerts/{fired.Id}")).Body["state"] == "expired");
        var later = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds();
        (await breaker.Newsroom.PatchAsync(
            $"/alerts/{fired.Id}", $"{{\"texts\":[{{\"value\":\"Something else\",\"lang\":\"en\"}}],\"expiresAt\":{later}}}", key: breaker.Asker)).Expect(410, "expired");
        (await breaker.Newsroom.PostAsync(
            $"/alerts/{fired.Id}/correct", $"{{\"texts\":[{{\"value\":\"Something else\",\"lang\":\"en\"}}],\"expiresAt\":{later}}}", "*", key: breaker.Asker)).Expect(410, "expired");
        Assert.Equal(1, (await breaker.Newsroom.GetAsync($"/alerts/{fired.Id}")).Revision);
        (await breaker.Newsroom.PostAsync(
            $"/alerts/{fired.Id}/correct", """{"texts":[{"value":"As it was","lang":"en"}],"correction":"The place was wrong"}""", "*", key: breaker.Asker)).Expect(200);
        Assert.Equal("expired", (string?)(await breaker.Newsroom.GetAsync($"/alerts/{fired.Id}")).Body["state"]);
    }

    [Fact]
    public async Task A_template_without_an_outcome_and_a_gap_to_fill_go_nowhere()
    {
        const string Both = "\"outcomes\":[{\"name\":\"yes\",\"texts\":[{\"value\":\"Bill passed\",\"lang\":\"en\"}]},{\"name\":\"no\",\"texts\":[{\"value\":\"Bill rejected\",\"lang\":\"en\"}]}]";
        await NotReadyAsync($"{{\"topics\":[],\"undo\":0,{Both}}}", "/outcome undecided-template");
        await NotReadyAsync("""{"topics":[],"undo":0,"texts":[{"value":"Fire in [[name of the place]]","lang":"en"}]}""", "/texts/0 placeholder");
        await NotReadyAsync("""{"topics":[],"undo":0,"texts":[{"value":"حريق في [[المكان]]","lang":"ar"}]}""", "/texts/0 placeholder");
        (await breaker.Newsroom.PostAsync("/alerts", $"{{\"topics\":[],\"undo\":0,{Both}}}", key: breaker.Asker)).Expect(400, "invalid");
        (await breaker.Newsroom.PostAsync("/alerts", """{"topics":[],"undo":0,"texts":[{"value":"Fire in [[place]]","lang":"en"}]}""", key: breaker.Asker)).Expect(400, "invalid");
    }

    [Fact]
    public async Task A_gap_on_phones_alone_goes_nowhere()
    {
        var push = """{"texts":[{"lang":"en","title":"Fire","body":"In [[place]]"}],"confirm":{"devices":20,"code":"0"}}""";
        var reply = await breaker.Newsroom.PostAsync("/alerts", breaker.Desk.Body($"[\"{breaker.Topic}\"]", more: $",\"undo\":0,\"push\":{push}"), key: breaker.Asker);
        Assert.Contains("/push/texts placeholder", reply.Expect(400, "invalid").Errors);
    }

    [Fact]
    public async Task Two_outcomes_do_not_share_what_phones_show()
    {
        var reply = await breaker.Newsroom.PostAsync("/drafts", """
            {"topics":[],"outcomes":[{"name":"yes","texts":[{"value":"Bill passed","lang":"en"}]},{"name":"no","texts":[{"value":"Bill rejected","lang":"en"}]}],"outcome":"no",
             "push":{"texts":[{"lang":"en","title":"Vote","body":"Bill passed"}]}}
            """, key: breaker.Asker);
        Assert.Contains("/push not-with-outcomes", reply.Expect(400, "invalid").Errors);
    }

    [Fact]
    public async Task Nothing_said_of_the_audience_is_not_everybody()
    {
        const string Text = "\"undo\":0,\"texts\":[{\"value\":\"Harbour office moves to the east pier\",\"lang\":\"en\"}]";
        Assert.Equal(["/topics audience-required"], (await breaker.Newsroom.PostAsync("/alerts", $"{{{Text}}}", key: breaker.Asker)).Expect(400, "invalid").Errors);
        await NotReadyAsync($"{{{Text}}}", "/topics audience-required");
        Assert.Equal(["/topics audience-required"], (await breaker.Newsroom.PostAsync("/alerts", $"{{\"topics\":null,{Text}}}", key: breaker.Asker)).Expect(400, "invalid").Errors);
    }

    [Fact]
    public async Task What_is_breaking_on_phones_alone_is_breaking()
    {
        var body = breaker.Desk.Body(importance: "minor", more: ",\"undo\":0,\"push\":{\"importance\":\"breaking\"}");
        var estimate = (await breaker.Newsroom.PostAsync("/alerts/estimate", body)).Expect(200);
        var confirm = $"{{\"devices\":{estimate.Body["devices"]},\"code\":\"{estimate.Body["code"]}\"}}";
        var draft = await breaker.Desk.SaveAsync(body, breaker.Asker);
        var asked = (await breaker.Desk.SubmitAsync(draft, $"{{\"confirm\":{confirm}}}", breaker.Asker)).Expect(202);
        Assert.Equal("awaiting-approval", (string?)asked.Body["state"]);
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task What_is_breaking_without_a_source_goes_nowhere()
    {
        await NotReadyAsync("""{"topics":[],"undo":0,"importance":"breaking","texts":[{"value":"Harbour office moves again","lang":"en"}]}""", "/sources source-required");
        (await breaker.Newsroom.PostAsync("/alerts", """{"topics":[],"undo":0,"importance":"breaking","texts":[{"value":"Harbour office moves again","lang":"en"}]}""", key: breaker.Asker))
            .Expect(400, "invalid");
    }

    [Fact]
    public async Task A_look_at_another_text_or_another_number_is_no_look()
    {
        var ((body, confirm), (_, other)) = (await breaker.PhoneAlertAsync(",\"undo\":0"), await breaker.PhoneAlertAsync(",\"undo\":0"));
        var draft = await breaker.Desk.SaveAsync(body, breaker.Asker);
        Assert.Equal(["/confirm required"], (await breaker.Desk.SubmitAsync(draft, key: breaker.Asker)).Expect(422, "not-ready").Errors);
        Assert.Equal(["/confirm/code not-confirmed"], (await breaker.Desk.SubmitAsync(draft, $"{{\"confirm\":{other}}}", breaker.Asker)).Expect(422, "not-ready").Errors);
        var wrong = confirm.Replace($"\"devices\":{Breaker.Phones}", "\"devices\":2000000", StringComparison.Ordinal);
        (await breaker.Desk.SubmitAsync(draft, $"{{\"confirm\":{wrong}}}", breaker.Asker)).Expect(409, "audience-changed");
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task An_audience_that_has_grown_since_it_was_looked_at_is_not_sent_it()
    {
        await using var own = new Breaker();
        await own.InitializeAsync();
        var asked = await own.CountdownAsync(undo: 6);
        await own.PhoneNewsroom.FollowAsync(own.Topic, 3 * Breaker.Phones);
        await Eventually.Until("the server cancels it", async () => await own.Desk.StateAsync(asked) is "cancelled" or "sent" or "sending");
        Assert.Equal("audience-changed", (string?)(await own.Desk.FindAsync(asked)).Body["cancelled"]!["cause"]);
        await own.NothingLeftAsync(asked.Id);
    }

    [Fact]
    public async Task Without_a_way_to_phones_the_web_is_not_alerted_either()
    {
        using var room = new Newsroom(Drafts.AlertDesk.Rules);
        var body = """{"texts":[{"value":"Old bridge closed","lang":"en"}],"topics":[],"undo":0,"push":{"confirm":{"devices":0,"code":"0"}}}""";
        (await room.PostAsync("/alerts", body)).Expect(501, "push-not-configured");
        var draft = (await room.PostAsync("/drafts", body)).Expect(201);
        (await room.PostAsync($"/drafts/{draft.Id}/submit", """{"confirm":{"devices":0,"code":"0"}}""", "\"1\"")).Expect(501, "push-not-configured");
        Assert.Empty((await room.GetAsync("/alerts")).Body["alerts"]!.AsArray());
        (await room.GetAsync($"/alerts/{draft.Id}")).Expect(404, "not-found");
    }

    [Fact]
    public async Task Words_that_are_only_nearly_right_are_not_typed()
    {
        var body = breaker.Desk.Body(more: ",\"undo\":0");
        (await breaker.Newsroom.PostAsync("/alerts", body, key: breaker.Asker)).Expect(201);
        var before = (await breaker.Desk.AlertsAsync()).Count;
        foreach (var words in (string[])["yes", "y", "send", "again", "sendagain", "send it again", "duplicate", "", "أرسل"])
        {
            var typed = body.TrimEnd().TrimEnd('}') + $",\"typed\":{{\"duplicate\":\"{words}\"}}}}";
            Assert.Contains((await breaker.Newsroom.PostAsync("/alerts", typed, key: breaker.Other)).Status, (int[])[409, 400]);
        }
        Assert.Equal(before, (await breaker.Desk.AlertsAsync()).Count);
    }

    [Fact]
    public async Task The_id_of_an_alert_that_is_out_makes_no_second_one()
    {
        var fired = (await breaker.Newsroom.PostAsync("/alerts", breaker.Desk.Body(more: ",\"undo\":0"), key: breaker.Asker)).Expect(201);
        (await breaker.Newsroom.PostAsync("/alerts", breaker.Desk.Body(more: $",\"undo\":0,\"id\":\"{fired.Id}\""), key: breaker.Asker)).Expect(409, "exists");
        (await breaker.Newsroom.PostAsync("/drafts", breaker.Desk.Body(more: $",\"id\":\"{fired.Id}\""), key: breaker.Asker)).Expect(409, "exists");
        var draft = (await breaker.Desk.FindAsync(fired)).Expect(200);
        (await breaker.Desk.SubmitAsync(draft, key: breaker.Asker)).Expect(409, "wrong-state");
        (await breaker.PutAsync(draft, breaker.Desk.Body())).Expect(409, "wrong-state");
        (await breaker.Desk.ActAsync("send-now", draft, key: breaker.Asker)).Expect(409, "wrong-state");
        await breaker.OnceAsync(fired.Id, onPhones: false);
    }

    [Fact]
    public async Task The_glass_is_not_broken_by_accident()
    {
        var draft = await breaker.Desk.SaveAsync(breaker.Desk.Body(importance: "breaking", more: ",\"undo\":0"), breaker.Asker);
        foreach (var glass in (string[])["true", "{}", "{\"reason\":\"\"}", "{\"reason\":\" \\u200b \"}", "\"yes\""])
            (await breaker.Desk.SubmitAsync(draft, $"{{\"breakGlass\":{glass}}}", breaker.Asker)).Expect(400, "invalid");
        Assert.Equal("awaiting-approval", (string?)(await breaker.Desk.SubmitAsync(draft, "{\"breakGlass\":null}", breaker.Asker)).Expect(202).Body["state"]);
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("31")]
    [InlineData("\"0\"")]
    [InlineData("0.5")]
    public async Task An_undo_time_that_is_none_is_refused(string undo)
    {
        var draft = await breaker.Desk.SaveAsync(breaker.Desk.Body(), breaker.Asker);
        (await breaker.Desk.SubmitAsync(draft, $"{{\"undo\":{undo}}}", breaker.Asker)).Expect(400, "invalid");
        (await breaker.Newsroom.PostAsync("/alerts", breaker.Desk.Body(more: $",\"undo\":{undo}"), key: breaker.Asker)).Expect(400, "invalid");
        await breaker.NothingLeftAsync(draft.Id);
    }

    private async Task NotReadyAsync(string body, params string[] errors)
    {
        var draft = await breaker.Desk.SaveAsync(body, breaker.Asker);
        Assert.Equivalent(errors, (await breaker.Desk.SubmitAsync(draft, key: breaker.Asker)).Expect(422, "not-ready").Errors.ToArray(), strict: true);
        await breaker.NothingLeftAsync(draft.Id);
    }
}
