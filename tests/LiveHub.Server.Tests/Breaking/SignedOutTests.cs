using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Breaking;

/// <summary>People in browsers: a session that has ended, a page of somebody else, one human who looks like two.</summary>
public sealed class SignedOutTests(Breaker breaker) : IClassFixture<Breaker>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_that_was_ended_from_elsewhere_sends_nothing()
    {
        var id = Newsroom.NewSlug();
        using var person = await SignedIn.AddAsync(breaker.Newsroom.Node.Address, id, "editor", Token);
        var draft = (await SendAsync(person, HttpMethod.Post, "drafts", Parse(breaker.Desk.Body(more: ",\"undo\":0")))).Expect(201);
        (await breaker.Newsroom.PostAsync($"/people/{id}/sign-out", "{}")).Expect(204);
        (await SubmitAsync(person, draft)).Expect(401, "session-ended");
        // Told to forget its cookie, a browser does.
        (await SendAsync(person, HttpMethod.Post, "alerts", Parse(breaker.Desk.Body(more: ",\"undo\":0")))).Expect(401, "key-required");
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task A_session_that_is_over_sends_nothing()
    {
        using var room = new Newsroom(new Dictionary<string, string>(Drafts.AlertDesk.Rules, StringComparer.Ordinal) { ["Sessions:Longest"] = "00:00:03", ["Sessions:Idle"] = "00:00:03" });
        using var person = await SignedIn.AddAsync(room.Node.Address, "layla", "editor", Token);
        var draft = (await SendAsync(person, HttpMethod.Post, "drafts", Parse(breaker.Desk.Body(more: ",\"undo\":0")))).Expect(201);
        await Eventually.Until("the session is over", async () =>
            (await room.GetAsync("/people/layla/sessions", LiveHubProcess.AdminKey)).Body["sessions"]!.AsArray().Count == 0
            || TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() > (long)person.Session["endsAt"]!);
        Assert.Equal(401, (await SubmitAsync(person, draft)).Status);
        (await room.GetAsync($"/alerts/{draft.Id}")).Expect(404, "not-found");
    }

    [Fact]
    public async Task Another_page_in_the_browser_of_an_editor_sends_nothing()
    {
        using var person = await SignedIn.AddAsync(breaker.Newsroom.Node.Address, Newsroom.NewSlug(), "editor", Token);
        var draft = (await SendAsync(person, HttpMethod.Post, "drafts", Parse(breaker.Desk.Body(more: ",\"undo\":0")))).Expect(201);
        person.Http.DefaultRequestHeaders.Remove("X-CSRF");
        (await SubmitAsync(person, draft)).Expect(403, "csrf-failed");
        person.Http.DefaultRequestHeaders.Add("X-CSRF", person.Csrf);
        person.Http.DefaultRequestHeaders.Remove("Origin");
        person.Http.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        (await SubmitAsync(person, draft)).Expect(403, "csrf-failed");
        (await SendAsync(person, HttpMethod.Post, "alerts", Parse(breaker.Desk.Body(more: ",\"undo\":0")))).Expect(403, "csrf-failed");
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task One_person_in_two_browsers_is_one()
    {
        var id = Newsroom.NewSlug();
        using var office = await SignedIn.AddAsync(breaker.Newsroom.Node.Address, id, "editor", Token);
        using var phone = await SignedIn.EnterAsync(breaker.Newsroom.Node.Address, id, Token);
        var draft = (await SendAsync(office, HttpMethod.Post, "drafts", Parse(breaker.Desk.Body(importance: "breaking", more: ",\"undo\":0")))).Expect(201);
        var asked = (await SubmitAsync(office, draft)).Expect(202);
        (await ApproveAsync(phone, asked)).Expect(403, "own-request");
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task A_key_that_a_person_made_is_that_person()
    {
        using var person = await SignedIn.AddAsync(breaker.Newsroom.Node.Address, Newsroom.NewSlug(), "admin", Token);
        var key = (string)(await SendAsync(person, HttpMethod.Post, "keys", new { name = "own", preset = "editor" })).Expect(201).Body["key"]!;
        var draft = (await SendAsync(person, HttpMethod.Post, "drafts", Parse(breaker.Desk.Body(importance: "breaking", more: ",\"undo\":0")))).Expect(201);
        var asked = (await SubmitAsync(person, draft)).Expect(202);
        (await breaker.Desk.ApproveAsync(asked, key)).Expect(403, "own-request");
        await breaker.NothingLeftAsync(draft.Id);
    }

    [Fact]
    public async Task What_somebody_asked_for_who_is_removed_in_the_countdown_does_not_go_out()
    {
        var id = Newsroom.NewSlug();
        using var person = await SignedIn.AddAsync(breaker.Newsroom.Node.Address, id, "editor", Token);
        var asked = (await SendAsync(person, HttpMethod.Post, "alerts", Parse(breaker.Desk.Body(more: ",\"undo\":5")))).Expect(202);
        (await breaker.Newsroom.SendAsync(HttpMethod.Delete, $"/people/{id}", body: null, "*")).Expect(204);
        await Eventually.Until("the server cancels it", async () => await breaker.Desk.StateAsync(asked) == "cancelled");
        await Breaker.PastAsync(asked);
        await breaker.NothingLeftAsync(asked.Id);
    }

    [Fact]
    public async Task What_somebody_asked_for_who_may_not_any_more_does_not_go_out()
    {
        var id = Newsroom.NewSlug();
        using var person = await SignedIn.AddAsync(breaker.Newsroom.Node.Address, id, "editor", Token);
        var asked = (await SendAsync(person, HttpMethod.Post, "alerts", Parse(breaker.Desk.Body(more: ",\"undo\":5")))).Expect(202);
        (await breaker.Newsroom.PatchAsync($"/people/{id}", """{"preset":"writer"}""")).Expect(200);
        await Eventually.Until("the server cancels it", async () => await breaker.Desk.StateAsync(asked) == "cancelled");
        await Breaker.PastAsync(asked);
        await breaker.NothingLeftAsync(asked.Id);
    }

    [Fact]
    public async Task Two_people_send_what_takes_two()
    {
        using var asker = await SignedIn.AddAsync(breaker.Newsroom.Node.Address, Newsroom.NewSlug(), "editor", Token);
        using var other = await SignedIn.AddAsync(breaker.Newsroom.Node.Address, Newsroom.NewSlug(), "editor", Token);
        var draft = (await SendAsync(asker, HttpMethod.Post, "drafts", Parse(breaker.Desk.Body(importance: "breaking", more: ",\"undo\":0")))).Expect(201);
        var asked = (await SubmitAsync(asker, draft)).Expect(202);
        (await ApproveAsync(other, asked)).Expect(200);
        await breaker.OnceAsync(draft.Id, onPhones: false);
    }

    private static JsonObject Parse(string body) => JsonNode.Parse(body)!.AsObject();

    private static Task<Reply> SubmitAsync(SignedIn person, Reply draft) => SendAsync(person, HttpMethod.Post, $"drafts/{draft.Id}/submit", new { }, draft.Revision);

    private static Task<Reply> ApproveAsync(SignedIn person, Reply asked) =>
        SendAsync(person, HttpMethod.Post, $"drafts/{asked.Id}/approve", new { code = (string?)asked.Body["code"] }, asked.Revision);

    private static async Task<Reply> SendAsync(SignedIn person, HttpMethod method, string path, object body, long? revision = null)
    {
        using var request = new HttpRequestMessage(method, new Uri("api/v1/" + path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (revision is not null)
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        var response = await person.Http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return new Reply(response, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
    }
}
