using System.Net;
using LiveHub.Protocol;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Sessions;

public sealed class SessionApiTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_signs_in_and_out()
    {
        var id = Newsroom.NewSlug();
        using (await SignedIn.AddAsync(newsroom.Node.Address, id, "editor", Token))
        {
        }
        using var browser = SignedIn.Nobody(newsroom.Node.Address);
        (await browser.SendAsync(HttpMethod.Get, "session")).Expect(401, "sign-in-required");
        var entered = (await browser.SendAsync(HttpMethod.Post, "session", new { name = id.ToUpperInvariant(), password = SignedIn.Password })).Expect(201);
        Assert.Equal(id, (string?)entered.Body["person"]!["id"]);
        Assert.Equal(3600, (int)entered.Body["idleSeconds"]!);
        var cookie = Assert.Single(entered.Http.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; path=/; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal); // Over http no browser would keep it.

        var shown = (await browser.SendAsync(HttpMethod.Get, "session")).Expect(200);
        Assert.Equal((long)entered.Body["endsAt"]!, (long)shown.Body["endsAt"]!);
        Assert.Equal(entered.Body["person"]!.ToJsonString(), shown.Body["person"]!.ToJsonString());
        var csrf = (string)shown.Body["csrf"]!;
        var held = browser.Cookies.GetAllCookies().Single();
        (await browser.SendAsync(HttpMethod.Delete, "session", csrf: csrf)).Expect(204);
        (await browser.SendAsync(HttpMethod.Get, "session")).Expect(401, "sign-in-required");

        // The cookie itself is worth nothing any more.
        browser.Cookies.Add(new Cookie(held.Name, held.Value, "/", held.Domain));
        (await browser.SendAsync(HttpMethod.Get, "session")).Expect(401, "session-ended");
        (await browser.SendAsync(HttpMethod.Get, "session")).Expect(401, "sign-in-required"); // Told to forget it, a browser does.
    }

    [Fact]
    public async Task A_session_allows_what_the_person_may_and_no_more()
    {
        using var editor = await SignedIn.AddAsync(newsroom.Node.Address, Newsroom.NewSlug(), "editor", Token);
        var slug = Newsroom.NewSlug();
        (await editor.SendAsync(HttpMethod.Post, "topics", new { slug, labels = new[] { new { value = "Harbour", lang = "en" } } })).Expect(201);
        (await editor.SendAsync(HttpMethod.Get, "people")).Expect(403, "not-permitted");
        (await editor.SendAsync(HttpMethod.Get, "keys")).Expect(403, "not-permitted");
    }

    [Fact]
    public async Task A_write_needs_the_token_of_its_session()
    {
        using var one = await SignedIn.AddAsync(newsroom.Node.Address, Newsroom.NewSlug(), "editor", Token);
        using var other = await SignedIn.AddAsync(newsroom.Node.Address, Newsroom.NewSlug(), "editor", Token);
        foreach (var token in new[] { "", "x", other.Csrf, one.Csrf[..^2] })
        {
            one.Http.DefaultRequestHeaders.Remove("X-CSRF");
            (await one.SendAsync(HttpMethod.Post, "items", new { }, csrf: token)).Expect(403, "csrf-failed");
        }
        (await one.SendAsync(HttpMethod.Post, "items", new { }, csrf: one.Csrf)).Expect(400, "invalid");
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData(null, "")]
    public async Task A_write_comes_from_a_page_of_this_server(string? header, string value)
    {
        using var person = await SignedIn.AddAsync(newsroom.Node.Address, Newsroom.NewSlug(), "editor", Token);
        person.Http.DefaultRequestHeaders.Remove("Origin");
        if (header is not null)
            person.Http.DefaultRequestHeaders.Add(header, value);
        (await person.SendAsync(HttpMethod.Post, "items", new { })).Expect(403, "csrf-failed");
        (await person.SendAsync(HttpMethod.Delete, "session")).Expect(403, "csrf-failed");
        (await person.SendAsync(HttpMethod.Get, "session")).Expect(200);
    }

    [Fact]
    public async Task Behind_a_proxy_that_has_another_name_the_browser_s_word_counts()
    {
        using var person = await SignedIn.AddAsync(newsroom.Node.Address, Newsroom.NewSlug(), "editor", Token);
        person.Http.DefaultRequestHeaders.Remove("Origin");
        person.Http.DefaultRequestHeaders.Add("Origin", "https://desk.example");
        person.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        (await person.SendAsync(HttpMethod.Post, "items", new { })).Expect(400, "invalid");
    }

    [Fact]
    public async Task Another_page_cannot_sign_a_browser_in()
    {
        using var browser = SignedIn.Nobody(newsroom.Node.Address);
        browser.Http.DefaultRequestHeaders.Remove("Origin");
        browser.Http.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        (await browser.SendAsync(HttpMethod.Post, "session", new { name = "a", password = "b" })).Expect(403, "csrf-failed");
        (await browser.SendAsync(HttpMethod.Post, "people/welcome", new { })).Expect(403, "csrf-failed");
        (await browser.SendAsync(HttpMethod.Post, "people/password", new { })).Expect(403, "csrf-failed");
    }

    [Fact]
    public async Task A_sign_in_that_is_repeated_is_one_session()
    {
        var id = Newsroom.NewSlug();
        using (await SignedIn.AddAsync(newsroom.Node.Address, id, "editor", Token))
        {
        }
        var body = $$"""{"name":"{{id}}","password":"{{SignedIn.Password}}"}""";
        var first = (await newsroom.PostAsync("/session", body, repeat: "enter-" + id, key: "")).Expect(201);
        var second = (await newsroom.PostAsync("/session", body, repeat: "enter-" + id, key: "")).Expect(201);
        Assert.False(first.IsReplay);
        Assert.True(second.IsReplay);
        Assert.Equal((long)first.Body["endsAt"]!, (long)second.Body["endsAt"]!);
        Assert.Single(second.Http.Headers.GetValues("Set-Cookie"));
        // The key opens nothing without the password.
        (await newsroom.PostAsync("/session", body.Replace("dusk", "dawn", StringComparison.Ordinal), repeat: "enter-" + id, key: "")).Expect(401, "wrong-password");
        Assert.Equal(2, (await newsroom.GetAsync($"/people/{id}/sessions", LiveHubProcess.AdminKey)).Expect(200).Body["sessions"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_session_is_shown_and_counted_only_where_a_cookie_may_be()
    {
        using var person = await SignedIn.AddAsync(newsroom.Node.Address, Newsroom.NewSlug(), "editor", Token);
        using var snapshot = await person.Http.GetAsync(new Uri("api/v1/snapshot", UriKind.Relative), Token);
        Assert.False(snapshot.Headers.Contains("Set-Cookie"));
        using var page = await person.Http.GetAsync(new Uri("", UriKind.Relative), Token);
        Assert.False(page.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Who_is_signed_in_reads_as_everybody_does()
    {
        using var person = await SignedIn.AddAsync(newsroom.Node.Address, Newsroom.NewSlug(), "editor", Token);
        person.Http.DefaultRequestHeaders.Remove("X-CSRF");
        using var hub = await person.Http.PostAsync(new Uri(HubMethods.Path + "/negotiate?negotiateVersion=1", UriKind.Relative), content: null, Token);
        Assert.Equal(HttpStatusCode.OK, hub.StatusCode);
        Assert.False(hub.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("{}", "/name required", "/password required")]
    [InlineData("""{"name":1,"password":"x","more":1}""", "/name wrong-type", "/more unknown-field")]
    public async Task A_sign_in_says_what_is_missing(string body, params string[] errors) =>
        Assert.Equal(errors, (await newsroom.PostAsync("/session", body, key: "")).Expect(400, "invalid").Errors);

    [Fact]
    public async Task A_key_counts_before_a_cookie()
    {
        using var person = await SignedIn.AddAsync(newsroom.Node.Address, Newsroom.NewSlug(), "reader", Token);
        person.Http.DefaultRequestHeaders.Authorization = new("Bearer", LiveHubProcess.AdminKey);
        (await person.SendAsync(HttpMethod.Get, "people")).Expect(200);
    }
}
