using LiveHub.Server.Tests.Publishing;

namespace LiveHub.Server.Tests.Breaking;

/// <summary>The same thing done twice: by a finger, a page, a network or a script.</summary>
public sealed class SameAgainTests(Breaker breaker) : IClassFixture<Breaker>
{
    [Fact]
    public async Task A_double_click_sends_once()
    {
        var (body, confirm) = await breaker.PhoneAlertAsync(",\"undo\":0");
        var draft = await breaker.Desk.SaveAsync(body, breaker.Asker);
        var clicks = await Task.WhenAll(Enumerable.Range(0, 2).Select(click => breaker.Desk.SubmitAsync(draft, $"{{\"confirm\":{confirm}}}", breaker.Asker, $"click-{draft.Id}-{click}")));
        Assert.Single(clicks, click => click.Status == 202);
        await breaker.OnceAsync(draft.Id, onPhones: true);
    }

    [Fact]
    public async Task A_double_click_that_the_page_repeats_with_one_key_sends_once()
    {
        var (body, confirm) = await breaker.PhoneAlertAsync(",\"undo\":0");
        var draft = await breaker.Desk.SaveAsync(body, breaker.Asker);
        var clicks = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => breaker.Desk.SubmitAsync(draft, $"{{\"confirm\":{confirm}}}", breaker.Asker, $"click-{draft.Id}")));
        Assert.All(clicks, click => click.Expect(202));
        Assert.Equal(4, clicks.Count(click => click.IsReplay));
        await breaker.OnceAsync(draft.Id, onPhones: true);
    }

    [Fact]
    public async Task Enter_held_down_asks_thirty_times_and_sends_once()
    {
        var draft = await breaker.Desk.SaveAsync(breaker.Desk.Body(more: ",\"undo\":0"), breaker.Asker);
        var presses = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => breaker.Desk.SubmitAsync(draft, key: breaker.Asker)));
        Assert.Single(presses, press => press.Status == 202);
        Assert.All(presses.Where(press => press.Status != 202), press => Assert.Equal(412, press.Status));
        await breaker.OnceAsync(draft.Id, onPhones: false);
    }

    [Fact]
    public async Task Enter_held_down_on_send_now_sends_once()
    {
        var asked = await breaker.CountdownAsync();
        var presses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => breaker.Desk.ActAsync("send-now", asked, key: breaker.Asker)));
        Assert.Single(presses, press => press.Status == 200);
        await breaker.OnceAsync(asked.Id, onPhones: true);
    }

    [Fact]
    public async Task Two_tabs_ask_for_one_draft_and_one_is_refused()
    {
        var draft = await breaker.Desk.SaveAsync(breaker.Desk.Body(more: ",\"undo\":0"), breaker.Asker);
        (await breaker.Desk.SubmitAsync(draft, key: breaker.Asker)).Expect(202);
        (await breaker.Desk.SubmitAsync(draft, key: breaker.Asker)).Expect(412, "revision-conflict");
        await breaker.OnceAsync(draft.Id, onPhones: false);
    }

    [Fact]
    public async Task A_tab_that_was_left_open_cannot_ask_for_what_another_has_cancelled()
    {
        var asked = await breaker.CountdownAsync();
        (await breaker.Desk.CancelAsync(asked, breaker.Other)).Expect(200);
        (await breaker.Desk.SubmitAsync(asked, key: breaker.Asker)).Expect(412, "revision-conflict");
        (await breaker.Desk.ActAsync("send-now", asked, key: breaker.Asker)).Expect(412, "revision-conflict");
        var now = (await breaker.Desk.FindAsync(asked)).Expect(200);
        (await breaker.Desk.SubmitAsync(now, key: breaker.Asker)).Expect(409, "wrong-state");
        (await breaker.Desk.ActAsync("send-now", now, key: breaker.Asker)).Expect(409, "wrong-state");
        await breaker.NothingLeftAsync(asked.Id);
    }

    [Fact]
    public async Task A_request_that_the_network_repeats_after_a_cancellation_starts_nothing()
    {
        var (body, confirm) = await breaker.PhoneAlertAsync(",\"undo\":5");
        var draft = await breaker.Desk.SaveAsync(body, breaker.Asker);
        var asked = (await breaker.Desk.SubmitAsync(draft, $"{{\"confirm\":{confirm}}}", breaker.Asker, "late-" + draft.Id)).Expect(202);
        (await breaker.Desk.CancelAsync(asked, breaker.Asker)).Expect(200);
        Assert.True((await breaker.Desk.SubmitAsync(draft, $"{{\"confirm\":{confirm}}}", breaker.Asker, "late-" + draft.Id)).Expect(202).IsReplay);
        Assert.Equal("cancelled", await breaker.Desk.StateAsync(draft));
        await Breaker.PastAsync(asked);
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task A_request_that_is_repeated_with_another_key_after_a_cancellation_starts_nothing()
    {
        var (body, confirm) = await breaker.PhoneAlertAsync(",\"undo\":5");
        var draft = await breaker.Desk.SaveAsync(body, breaker.Asker);
        var asked = (await breaker.Desk.SubmitAsync(draft, $"{{\"confirm\":{confirm}}}", breaker.Asker, "first-" + draft.Id)).Expect(202);
        (await breaker.Desk.CancelAsync(asked, breaker.Asker)).Expect(200);
        (await breaker.Desk.SubmitAsync(draft, $"{{\"confirm\":{confirm}}}", breaker.Asker, "second-" + draft.Id)).Expect(412, "revision-conflict");
        await Breaker.PastAsync(asked);
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task One_key_for_two_different_requests_is_refused()
    {
        var draft = await breaker.Desk.SaveAsync(breaker.Desk.Body(), breaker.Asker);
        var asked = (await breaker.Desk.SubmitAsync(draft, """{"undo":30}""", breaker.Asker, "mixed-" + draft.Id)).Expect(202);
        (await breaker.Desk.SubmitAsync(draft, """{"undo":0}""", breaker.Asker, "mixed-" + draft.Id)).Expect(422, "key-reused");
        (await breaker.Desk.ActAsync("send-now", asked, key: breaker.Asker, repeat: "mixed-" + draft.Id)).Expect(422, "key-reused");
        (await breaker.Desk.CancelAsync(asked, breaker.Asker)).Expect(200);
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task A_script_that_fires_in_one_request_and_repeats_it_fires_once()
    {
        var body = breaker.Desk.Body(more: ",\"undo\":0");
        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => breaker.Newsroom.PostAsync("/alerts", body, repeat: "script-1", key: breaker.Asker)));
        Assert.All(replies, reply => reply.Expect(201));
        Assert.Single(replies.Select(reply => reply.Id).Distinct());
        await breaker.OnceAsync(replies[0].Id, onPhones: false);
    }

    [Fact]
    public async Task A_script_that_repeats_without_a_key_is_asked_whether_it_means_it()
    {
        var body = breaker.Desk.Body(more: ",\"undo\":0");
        var replies = new List<Reply>();
        for (var time = 0; time < 4; time++)
            replies.Add(await breaker.Newsroom.PostAsync("/alerts", body, key: breaker.Asker));
        replies[0].Expect(201);
        Assert.All(replies.Skip(1), reply => reply.Expect(409, "confirmation-needed"));
        await breaker.OnceAsync(replies[0].Id, onPhones: false);
    }

    [Fact]
    public async Task A_script_that_repeats_with_its_own_id_at_once_fires_once()
    {
        var id = Newsroom.NewSlug();
        var body = breaker.Desk.Body(more: $",\"undo\":0,\"id\":\"{id}\"");
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => breaker.Newsroom.PostAsync("/alerts", body, key: breaker.Asker)));
        Assert.Single(replies, reply => reply.Status == 201);
        await breaker.OnceAsync(id, onPhones: false);
    }

    [Fact]
    public async Task The_same_alert_at_once_in_ten_requests_goes_out_once()
    {
        // No two of them know of each other when they are judged: the gate lets the first through and has the others judged again.
        var body = breaker.Desk.Body(more: ",\"undo\":0");
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => breaker.Newsroom.PostAsync("/alerts", body, key: breaker.Asker)));
        var fired = Assert.Single(replies, reply => reply.Status == 201);
        Assert.All(replies.Where(reply => reply != fired), reply => Assert.Equal(409, reply.Status));
        await breaker.OnceAsync(fired.Id, onPhones: false);
    }

    [Fact]
    public async Task An_old_revision_asks_for_nothing_that_somebody_else_wrote()
    {
        var draft = await breaker.Desk.SaveAsync(breaker.Desk.Body(more: ",\"undo\":0"), breaker.Asker);
        (await breaker.PutAsync(draft, breaker.Desk.Body(more: ",\"undo\":0"), breaker.Other)).Expect(200);
        (await breaker.Desk.SubmitAsync(draft, key: breaker.Asker)).Expect(412, "revision-conflict");
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Theory]
    [InlineData("submit")]
    [InlineData("approve")]
    [InlineData("send-now")]
    public async Task Whatever_is_current_is_no_revision_to_send(string act)
    {
        var draft = act == "submit" ? await breaker.Desk.SaveAsync(breaker.Desk.Body(), breaker.Asker)
            : act == "approve" ? await breaker.AwaitingAsync() : await breaker.CountdownAsync();
        foreach (var revision in (string?[])["*", null])
        {
            (await breaker.Newsroom.PostAsync($"/drafts/{draft.Id}/{act}", $"{{{(act == "approve" ? $"\"code\":\"{draft.Body["code"]}\"" : "")}}}", revision, key: breaker.Other))
                .Expect(428, "revision-required");
        }
        await breaker.NothingLeftAsync(draft.Id);
        if (act == "send-now")
            (await breaker.Desk.CancelAsync(draft)).Expect(200);
    }
}
