using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Keys;

public sealed class KeyApiTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    [Fact]
    public async Task Key_is_shown_once_works_and_stops_at_once_when_revoked()
    {
        var (id, secret) = await newsroom.KeyAsync("\"preset\":\"editor\"");
        var list = await newsroom.SendAsync(HttpMethod.Get, "/keys", body: null);
        Assert.DoesNotContain(secret, list.Expect(200).Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(id, list.Body["keys"]!.AsArray().Select(key => (string)key!["id"]!));
        var topic = Newsroom.NewSlug();
        var body = $$"""{"slug":"{{topic}}","labels":[{"value":"T","lang":"en"}]}""";
        (await newsroom.PostAsync("/topics", body, key: secret)).Expect(201);

        (await newsroom.SendAsync(HttpMethod.Delete, $"/keys/{id}", body: null)).Expect(204);
        (await newsroom.PostAsync("/topics", body, key: secret)).Expect(401, "key-unknown");
        (await newsroom.SendAsync(HttpMethod.Delete, $"/keys/{id}", body: null)).Expect(404, "not-found");
    }

    [Fact]
    public async Task Repeated_request_makes_no_second_key_and_shows_none()
    {
        var first = (await newsroom.PostAsync("/keys", """{"name":"once","preset":"writer"}""", repeat: "key-1")).Expect(201);
        var again = (await newsroom.PostAsync("/keys", """{"name":"once","preset":"writer"}""", repeat: "key-1")).Expect(201);
        Assert.Equal(first.Id, again.Id);
        Assert.True(again.IsReplay);
        Assert.Null(again.Body["key"]);
    }

    [Fact]
    public async Task Last_admin_cannot_be_revoked()
    {
        using var room = new Newsroom();
        (await room.SendAsync(HttpMethod.Delete, "/keys/first", body: null)).Expect(409, "last-admin");
        var (_, other) = await room.KeyAsync("\"preset\":\"admin\"");
        (await room.SendAsync(HttpMethod.Delete, "/keys/first", body: null, key: other)).Expect(204);
        (await room.SendAsync(HttpMethod.Get, "/keys", body: null)).Expect(401, "key-unknown");
    }

    [Fact]
    public async Task Faults_of_a_key_are_told_at_once()
    {
        var reply = await newsroom.PostAsync("/keys", """{"preset":"boss","permissions":["fly"],"topics":["No"],"role":1}""");
        Assert.Equivalent(
            new[] { "/name required", "/preset not-a-choice", "/permissions/0 not-a-choice", "/topics/0 bad-slug", "/preset required", "/role unknown-field" },
            reply.Expect(400, "invalid").Errors.ToArray(), strict: true);
        Assert.Equal(["/topics not-allowed"], (await newsroom.PostAsync("/keys", """{"name":"x","preset":"admin","topics":["weather"]}""")).Expect(400, "invalid").Errors);
    }

    [Theory]
    [InlineData("reader", "POST", "/items")]
    [InlineData("writer", "POST", "/items")]
    [InlineData("writer", "POST", "/topics")]
    [InlineData("reader", "POST", "/alerts")]
    [InlineData("editor", "POST", "/keys")]
    [InlineData("editor", "GET", "/keys")]
    [InlineData("editor", "GET", "/repairs")]
    [InlineData("writer", "POST", "/test-alerts")]
    [InlineData("writer", "GET", "/alerts/x/push")]
    [InlineData("reader", "GET", "/alerts/x/delivery")]
    public async Task Preset_does_not_allow_more_than_it_says(string preset, string method, string path)
    {
        var (_, secret) = await newsroom.KeyAsync($"\"preset\":\"{preset}\"");
        (await newsroom.SendAsync(HttpMethod.Parse(method), path, method == "GET" ? null : "{}", key: secret)).Expect(403, "not-permitted");
    }

    [Fact]
    public async Task Write_without_a_key_is_refused()
    {
        var reply = (await newsroom.PostAsync("/items", "{}", key: "")).Expect(401, "key-required");
        Assert.Equal("Bearer", reply.Http.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Scope_covers_old_and_new_topics_and_everybody()
    {
        var mine = await newsroom.TopicAsync();
        var other = await newsroom.TopicAsync();
        var (_, secret) = await newsroom.KeyAsync($"\"preset\":\"editor\",\"topics\":[\"{mine}\"]");
        var item = (await newsroom.PostAsync("/items", Item(mine), key: secret)).Expect(201);
        (await newsroom.PostAsync("/items", Item(other), key: secret)).Expect(403, "topic-out-of-scope");
        (await newsroom.PatchAsync($"/items/{item.Id}", $$"""{"topics":["{{mine}}","{{other}}"]}""", key: secret)).Expect(403, "topic-out-of-scope");
        (await newsroom.PatchAsync($"/items/{item.Id}", $$"""{"topics":["{{other}}"]}""")).Expect(200);
        (await newsroom.PatchAsync($"/items/{item.Id}", $$"""{"topics":["{{mine}}"]}""", key: secret)).Expect(403, "topic-out-of-scope");
        (await newsroom.PostAsync("/alerts", """{"texts":[{"value":"A","lang":"en"}]}""", key: secret)).Expect(403, "topic-out-of-scope");
        (await newsroom.PostAsync("/alerts", $$"""{"texts":[{"value":"A","lang":"en"}],"topics":["{{mine}}"]}""", key: secret)).Expect(201);
        (await newsroom.PatchAsync($"/topics/{other}", """{"frozen":true}""", key: secret)).Expect(403, "topic-out-of-scope");
        (await newsroom.SendAsync(HttpMethod.Put, "/topics/order", $$"""{"slugs":["{{other}}","{{mine}}"]}""", key: secret)).Expect(403, "topic-out-of-scope");
    }

    [Fact]
    public async Task Readers_need_a_key_where_the_operator_says_so()
    {
        using var room = new Newsroom(new Dictionary<string, string> { ["Keys:ReaderKeyRequired"] = "true" });
        (await room.GetAsync("/topics")).Expect(401, "key-required");
        var (_, reader) = await room.KeyAsync("\"preset\":\"reader\"");
        (await room.GetAsync("/topics", reader)).Expect(200);
    }

    [Fact]
    public async Task Keys_survive_a_restart_and_are_stored_as_hashes()
    {
        using var folder = new TestFolder();
        string secret;
        using (var room = new Newsroom(settings: null, folder.Path))
            (_, secret) = await room.KeyAsync("\"preset\":\"editor\"");
        foreach (var file in Directory.EnumerateFiles(folder.Path, "livehub.db*"))
            Assert.Equal(-1, (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)));
        await Newsroom.LetGoAsync(folder.Path);
        using var again = new Newsroom(settings: null, folder.Path);
        (await again.PostAsync("/items", "{}", key: secret)).Expect(400, "invalid");
    }

    private static string Item(string topic) => $$"""{"topics":["{{topic}}"],"language":"en","headline":"Scoped"}""";
}
