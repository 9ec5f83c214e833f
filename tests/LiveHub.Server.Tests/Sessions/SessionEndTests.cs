using System.Net;
using LiveHub.Server.Tests.Consoles;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Server.Tests.Scaleout;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Sessions;

public sealed class SessionEndTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_good_on_every_node_and_ends_on_every_node()
    {
        await using var nodes = await Nodes.StartAsync();
        using var here = await SignedIn.AddAsync(nodes[0].Address, "layla", "admin", Token);
        using var there = here.At(nodes[1].Address);
        // At once, whatever the other node's tail has seen: the cookie's keys and the session come from the store.
        var shown = (await there.SendAsync(HttpMethod.Get, "session")).Expect(200);
        Assert.Equal("layla", (string?)shown.Body["person"]!["id"]);
        (await there.SendAsync(HttpMethod.Post, "topics", new { slug = "harbour", labels = new[] { new { value = "Harbour", lang = "en" } } })).Expect(201);

        await using var console = await OpenConsole.ConnectAsync(nodes[1].Address, there.Cookies);
        var cookie = Assert.Single(here.Cookies.GetAllCookies());
        (await here.SendAsync(HttpMethod.Delete, "session")).Expect(204);
        await console.Closed.Within("the console on the other node is closed");
        // What the browser was told to forget somebody may have copied.
        here.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", cookie.Domain));
        (await there.SendAsync(HttpMethod.Get, "session")).Expect(401, "session-ended");
    }

    [Fact]
    public async Task A_node_that_starts_later_knows_the_cookies_of_the_others()
    {
        await using var nodes = await Nodes.StartAsync(count: 1);
        using var here = await SignedIn.AddAsync(nodes[0].Address, "layla", "editor", Token);
        nodes.Add();
        using var there = here.At(nodes[1].Address);
        (await there.SendAsync(HttpMethod.Get, "session")).Expect(200);
        (await there.SendAsync(HttpMethod.Post, "items", new { })).Expect(400, "invalid");
    }

    [Fact]
    public async Task A_session_outlives_a_restart()
    {
        using var folder = new TestFolder();
        SignedIn person;
        await using (var node = new LiveHubNode(folder.Path).Start())
            person = await SignedIn.AddAsync(node.Address, "layla", "editor", Token);
        await Newsroom.LetGoAsync(folder.Path);
        await using var again = new LiveHubNode(folder.Path).Start();
        using var there = person.At(again.Address);
        (await there.SendAsync(HttpMethod.Post, "items", new { })).Expect(400, "invalid");
        person.Dispose();
    }

    [Fact]
    public async Task A_session_that_nobody_uses_ends_and_looking_by_the_clock_is_no_use()
    {
        var clock = new ShiftedTime();
        using var folder = new TestFolder();
        await using var node = new LiveHubNode(folder.Path, clock).Start();
        using var idle = await SignedIn.AddAsync(node.Address, "layla", "editor", Token);
        using var busy = await SignedIn.AddAsync(node.Address, "omar", "editor", Token);
        foreach (var _ in Enumerable.Range(0, 4))
        {
            clock.Forward(TimeSpan.FromMinutes(25));
            idle.Http.DefaultRequestHeaders.Remove("X-Background");
            idle.Http.DefaultRequestHeaders.Add("X-Background", "1");
            await idle.SendAsync(HttpMethod.Get, "session");
            (await busy.SendAsync(HttpMethod.Get, "session")).Expect(200);
        }
        Assert.Equal(401, (await idle.SendAsync(HttpMethod.Get, "session")).Status);
        (await busy.SendAsync(HttpMethod.Get, "session")).Expect(200);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_whatever_is_done_with_it()
    {
        var clock = new ShiftedTime();
        using var folder = new TestFolder();
        await using var node = new LiveHubNode(folder.Path, clock).Start();
        using var person = await SignedIn.AddAsync(node.Address, "layla", "editor", Token);
        for (var minutes = 0; minutes < (12 * 60) - 50; minutes += 50)
        {
            clock.Forward(TimeSpan.FromMinutes(50));
            (await person.SendAsync(HttpMethod.Get, "session")).Expect(200);
        }
        clock.Forward(TimeSpan.FromMinutes(50));
        (await person.SendAsync(HttpMethod.Get, "session")).Expect(401, "session-ended");
    }

    [Theory]
    [InlineData("sign-out")]
    [InlineData("remove")]
    [InlineData("permission")]
    public async Task A_console_closes_when_its_person_may_not_be_there_any_more(string how)
    {
        using var newsroom = new Newsroom();
        using var person = await SignedIn.AddAsync(newsroom.Node.Address, "layla", "editor", Token);
        await using var console = await OpenConsole.ConnectAsync(newsroom.Node.Address, person.Cookies);
        await console.SeesAsync("Editor layla");
        _ = how switch
        {
            "sign-out" => (await newsroom.PostAsync("/people/layla/sign-out", "{}")).Expect(204),
            "remove" => (await newsroom.SendAsync(HttpMethod.Delete, "/people/layla", body: null)).Expect(204),
            _ => (await newsroom.PatchAsync("/people/layla", """{"preset":"reader"}""")).Expect(200),
        };
        await console.Closed.Within("the console is closed");
        Assert.Equal(how == "permission" ? 200 : 401, (await person.SendAsync(HttpMethod.Get, "session")).Status);
    }

    [Fact]
    public async Task A_console_lives_no_longer_than_its_cookie()
    {
        using var newsroom = new Newsroom(new Dictionary<string, string>(StringComparer.Ordinal) { ["Sessions:Idle"] = "00:00:03" });
        using var person = await SignedIn.AddAsync(newsroom.Node.Address, "layla", "editor", Token);
        await using var console = await OpenConsole.ConnectAsync(newsroom.Node.Address, person.Cookies);
        await console.Closed.Within("the console is closed");
    }

    [Fact]
    public async Task A_console_takes_a_cookie_from_our_own_page_alone()
    {
        using var newsroom = new Newsroom();
        using var person = await SignedIn.AddAsync(newsroom.Node.Address, "layla", "editor", Token);
        using var reader = await SignedIn.AddAsync(newsroom.Node.Address, "omar", "reader", Token);
        await Assert.ThrowsAsync<HttpRequestException>(() => OpenConsole.ConnectAsync(newsroom.Node.Address, person.Cookies, origin: "https://elsewhere.example"));
        await Assert.ThrowsAsync<HttpRequestException>(() => OpenConsole.ConnectAsync(newsroom.Node.Address, reader.Cookies));
        await using var console = await OpenConsole.ConnectAsync(newsroom.Node.Address, person.Cookies);
        await console.SeesAsync("Editor layla");
    }
}
