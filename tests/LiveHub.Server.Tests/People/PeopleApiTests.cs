using LiveHub.Server.Tests.Publishing;
using LiveHub.Server.Tests.Sessions;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.People;

public sealed class PeopleApiTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_added_changed_and_removed()
    {
        var id = Newsroom.NewSlug();
        var added = (await newsroom.PostAsync("/people", $$"""{"id":"{{id}}","name":"ليلى حداد","preset":"writer","topics":["sport"],"language":"ar"}""", repeat: id)).Expect(201);
        Assert.Equal(1, added.Revision);
        Assert.Equal($"/api/v1/people/{id}", added.Http.Headers.Location?.ToString());
        Assert.True((await newsroom.PostAsync("/people", $$"""{"id":"{{id}}","name":"ليلى حداد","preset":"writer","topics":["sport"],"language":"ar"}""", repeat: id)).IsReplay);
        (await newsroom.PostAsync("/people", $$"""{"id":"{{id}}","name":"x","preset":"writer"}""")).Expect(409, "exists");
        (await newsroom.PatchAsync($"/people/{id}", """{"name":"Layla"}""", ifMatch: "\"7\"")).Expect(412, "revision-conflict");
        (await newsroom.PatchAsync($"/people/{id}", """{"name":"Layla"}""", ifMatch: null)).Expect(428, "revision-required");

        var changed = (await newsroom.PatchAsync($"/people/{id}", """{"permissions":["approve","write"],"topics":[]}""", ifMatch: "\"1\"")).Expect(200);
        Assert.Equal("""["write","approve"]""", changed.Body["permissions"]!.ToJsonString());
        Assert.Equal("ليلى حداد", (string?)changed.Body["name"]);
        var shown = (await GetAsync($"/people/{id}")).Expect(200);
        Assert.Equal((2, false, 0), (shown.Revision, (bool)shown.Body["hasPassword"]!, (int)shown.Body["sessions"]!));
        Assert.Contains((await GetAsync("/people")).Body["people"]!.AsArray(), person => (string?)person!["id"] == id);

        (await newsroom.SendAsync(HttpMethod.Delete, $"/people/{id}", body: null)).Expect(204);
        (await GetAsync($"/people/{id}")).Expect(404, "not-found");
        (await newsroom.PatchAsync($"/people/{id}", """{"name":"Layla"}""")).Expect(404, "not-found");
    }

    [Theory]
    [InlineData("""{"id":"Layla","name":"","language":"?"}""", "/id bad-slug", "/name empty", "/language bad-language", "/preset required")]
    [InlineData("""{"id":"a","name":"A","preset":"admin","topics":["sport"]}""", "/topics not-allowed")]
    [InlineData("""{"id":"a","name":"A","preset":"editor","permissions":["read"]}""", "/preset required")]
    [InlineData("""{"id":"a","name":"A","preset":"editor","password":"secret"}""", "/password unknown-field")]
    public async Task Every_fault_of_a_person_is_named(string body, params string[] errors) =>
        Assert.Equal(errors, (await newsroom.PostAsync("/people", body)).Expect(400, "invalid").Errors);

    [Fact]
    public async Task A_link_sets_a_password_once()
    {
        var id = Newsroom.NewSlug();
        (await newsroom.PostAsync("/people", $$"""{"id":"{{id}}","name":"Omar","preset":"editor"}""")).Expect(201);
        var replaced = await InviteAsync(id);
        var token = await InviteAsync(id);
        (await OpenAsync("link", replaced)).Expect(410, "link-used");
        var greeting = (await OpenAsync("link", token)).Expect(200);
        Assert.Equal((id, "Omar", "password"), ((string?)greeting.Body["id"], (string?)greeting.Body["name"], (string?)greeting.Body["for"]));

        foreach (var (password, fault) in new[] { ("eleven char", "too-short"), ("aaaaaaaaaaaaaaaa", "too-easy"), ($"omar {id}!", "too-easy"), (new string('x', 201), "too-long") })
            Assert.Contains($"/password {fault}", (await OpenAsync("password", token, password)).Expect(400, "invalid").Errors);
        var body = $$"""{"token":"{{token}}","password":"{{SignedIn.Password}}"}""";
        var first = (await newsroom.PostAsync("/people/password", body, key: "", repeat: "set-" + id)).Expect(201);
        Assert.Equal(id, (string?)first.Body["person"]!["id"]);
        // The answer may get lost; who has the link and the key of the request gets it again, and nobody else does.
        (await newsroom.PostAsync("/people/password", body, key: "", repeat: "set-" + id)).Expect(201);
        (await OpenAsync("password", token, "another lantern at dusk")).Expect(410, "link-used");
        (await EnterAsync(id, SignedIn.Password)).Expect(201);
    }

    [Fact]
    public async Task Of_many_who_use_a_link_at_once_one_succeeds()
    {
        var id = Newsroom.NewSlug();
        (await newsroom.PostAsync("/people", $$"""{"id":"{{id}}","name":"Omar","preset":"editor"}""")).Expect(201);
        var token = await InviteAsync(id);
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => OpenAsync("password", token, $"{SignedIn.Password} {n}")));
        Assert.Single(replies, reply => reply.Status == 201);
        Assert.Equal(5, replies.Count(reply => reply.Status == 410));
    }

    [Fact]
    public async Task A_link_that_was_made_for_somebody_who_is_gone_is_nothing()
    {
        var id = Newsroom.NewSlug();
        (await newsroom.PostAsync("/people", $$"""{"id":"{{id}}","name":"Omar","preset":"editor"}""")).Expect(201);
        var token = await InviteAsync(id);
        (await newsroom.SendAsync(HttpMethod.Delete, $"/people/{id}", body: null)).Expect(204);
        (await OpenAsync("password", token, SignedIn.Password)).Expect(410, "link-used");
        (await newsroom.PostAsync($"/people/{id}/invite", "{}")).Expect(404, "not-found");
    }

    [Fact]
    public async Task Somebody_who_comes_back_has_neither_the_old_password_nor_the_old_sessions_and_keys()
    {
        var id = Newsroom.NewSlug();
        using var before = await SignedIn.AddAsync(newsroom.Node.Address, id, "editor", Token);
        var key = (string)(await before.SendAsync(HttpMethod.Post, "session/key", new { })).Expect(201).Body["key"]!;
        (await newsroom.GetAsync("/drafts-of-nobody", key)).Expect(404, "not-found");
        (await newsroom.SendAsync(HttpMethod.Delete, $"/people/{id}", body: null)).Expect(204);
        (await newsroom.PostAsync("/people", $$"""{"id":"{{id}}","name":"Another","preset":"admin"}""")).Expect(201);
        (await before.SendAsync(HttpMethod.Get, "session")).Expect(401, "session-ended");
        (await newsroom.GetAsync("/people", key)).Expect(401, "key-unknown");
        (await EnterAsync(id, SignedIn.Password)).Expect(401, "wrong-password");
    }

    [Fact]
    public async Task A_new_password_ends_all_sessions_but_the_one_that_set_it()
    {
        var id = Newsroom.NewSlug();
        using var one = await SignedIn.AddAsync(newsroom.Node.Address, id, "editor", Token);
        using var other = await SignedIn.EnterAsync(newsroom.Node.Address, id, Token);
        (await one.SendAsync(HttpMethod.Post, "session/password", new { current = "wrong wrong wrong", password = "a quiet morning at the quay" })).Expect(401, "wrong-password");
        Assert.Equal(["/password too-short"], (await one.SendAsync(HttpMethod.Post, "session/password", new { current = SignedIn.Password, password = "short" })).Expect(400, "invalid").Errors);
        (await one.SendAsync(HttpMethod.Post, "session/password", new { current = SignedIn.Password, password = "a quiet morning at the quay" })).Expect(204);
        (await one.SendAsync(HttpMethod.Get, "session")).Expect(200);
        (await other.SendAsync(HttpMethod.Get, "session")).Expect(401, "session-ended");
        (await EnterAsync(id, SignedIn.Password)).Expect(401, "wrong-password");
        (await EnterAsync(id, "a quiet morning at the quay")).Expect(201);
    }

    [Fact]
    public async Task A_key_of_a_person_is_the_person_and_goes_with_their_rights()
    {
        var id = Newsroom.NewSlug();
        using var person = await SignedIn.AddAsync(newsroom.Node.Address, id, "editor", Token);
        var made = (await person.SendAsync(HttpMethod.Post, "session/key", new { name = "laptop" })).Expect(201);
        var key = (string)made.Body["key"]!;
        Assert.Contains((await GetAsync("/keys")).Body["keys"]!.AsArray(), one => (string?)one!["person"] == id && (string?)one["name"] == "laptop");
        var topic = Newsroom.NewSlug();
        (await newsroom.PostAsync("/topics", $$"""{"slug":"{{topic}}","labels":[{"value":"Quay","lang":"en"}]}""", key: key)).Expect(201);
        (await newsroom.PatchAsync($"/people/{id}", """{"preset":"reader"}""")).Expect(200);
        (await newsroom.PostAsync("/items", "{}", key: key)).Expect(403, "not-permitted");
        (await newsroom.SendAsync(HttpMethod.Delete, "/session/key", body: null, key: key)).Expect(204);
        (await newsroom.SendAsync(HttpMethod.Delete, "/session/key", body: null, key: key)).Expect(401, "key-unknown");
        (await newsroom.SendAsync(HttpMethod.Delete, "/session/key", body: null)).Expect(403, "not-permitted");
    }

    [Fact]
    public async Task Sessions_say_from_where_they_are_and_end_all_together()
    {
        var id = Newsroom.NewSlug();
        using var person = await SignedIn.AddAsync(newsroom.Node.Address, id, "editor", Token);
        (await EnterAsync(id, SignedIn.Password)).Expect(201);
        var sessions = (await GetAsync($"/people/{id}/sessions")).Expect(200).Body["sessions"]!.AsArray();
        Assert.Equal(2, sessions.Count);
        Assert.All(sessions, session => Assert.Equal("api 127.0.0.1", (string?)session!["from"]));
        (await newsroom.PostAsync($"/people/{id}/sign-out", "{}")).Expect(204);
        Assert.Empty((await GetAsync($"/people/{id}/sessions")).Expect(200).Body["sessions"]!.AsArray());
        (await person.SendAsync(HttpMethod.Get, "session")).Expect(401, "session-ended");
    }

    private Task<Reply> GetAsync(string path) => newsroom.GetAsync(path, LiveHubProcess.AdminKey);

    private async Task<string> InviteAsync(string id)
    {
        var url = (string)(await newsroom.PostAsync($"/people/{id}/invite", "{}")).Expect(201).Body["url"]!;
        Assert.StartsWith(newsroom.Node.Address + "console/invite#", url, StringComparison.Ordinal);
        return url.Split('#')[1];
    }

    private Task<Reply> OpenAsync(string what, string token, string? password = null) =>
        newsroom.PostAsync("/people/" + what, password is null ? $$"""{"token":"{{token}}"}""" : $$"""{"token":"{{token}}","password":"{{password}}"}""", key: "");

    private Task<Reply> EnterAsync(string id, string password) => newsroom.PostAsync("/session", $$"""{"name":"{{id}}","password":"{{password}}"}""", key: "");
}
