using LiveHub.Feed;
using LiveHub.Server.People;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests.People;

public sealed class WelcomeTests : IDisposable
{
    private readonly Newsroom _newsroom = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _newsroom.Dispose();

    [Fact]
    public async Task A_link_makes_the_first_person_who_may_do_everything()
    {
        var (one, other) = (await MakeAsync(), await MakeAsync());
        Assert.Equal("welcome", (string?)(await _newsroom.PostAsync("/people/link", $$"""{"token":"{{one}}"}""", key: "")).Expect(200).Body["for"]);
        Assert.Equal(
            ["/id bad-slug", "/name required", "/password too-short"],
            (await _newsroom.PostAsync("/people/welcome", $$"""{"token":"{{one}}","id":"A B","password":"x"}""", key: "")).Expect(400, "invalid").Errors);
        (await WelcomeAsync("wrong", "layla")).Expect(410, "link-used");
        var welcome = (await WelcomeAsync(one, "layla", repeat: "w")).Expect(201);
        Assert.Contains("admin", welcome.Body["person"]!["permissions"]!.AsArray().Select(one => (string?)one));
        Assert.NotEmpty(welcome.Http.Headers.GetValues("Set-Cookie"));
        Assert.True((await WelcomeAsync(one, "layla", repeat: "w")).Expect(201).IsReplay);
        (await WelcomeAsync(one, "omar")).Expect(410, "link-used");
        // The link of another start is worth nothing any more.
        (await WelcomeAsync(other, "omar")).Expect(410, "link-used");
    }

    [Fact]
    public async Task The_link_is_shown_on_the_terminal_as_long_as_there_was_nobody()
    {
        var shown = await ShownAsync();
        var at = shown.IndexOf(_newsroom.Node.Address + "console/welcome#", StringComparison.Ordinal);
        Assert.True(at >= 0, shown);
        (await WelcomeAsync(shown[at..].Split('#')[1].Trim(), "layla")).Expect(201);
        Assert.Equal("", await ShownAsync());
    }

    [Fact]
    public async Task Of_many_who_use_links_at_once_one_becomes_the_first()
    {
        var tokens = new List<string>();
        for (var n = 0; n < 5; n++)
            tokens.Add(await MakeAsync());
        var replies = await Task.WhenAll(tokens.Select((token, n) => WelcomeAsync(token, $"first-{n}")));
        Assert.Single(replies, reply => reply.Status == 201);
        Assert.Single((await _newsroom.GetAsync("/people", LiveHubProcess.AdminKey)).Expect(200).Body["people"]!.AsArray());
    }

    [Fact]
    public async Task The_last_who_manages_people_stays()
    {
        (await WelcomeAsync(await MakeAsync(), "layla")).Expect(201);
        (await _newsroom.PatchAsync("/people/layla", """{"preset":"editor"}""")).Expect(200); // There is the key.
        (await _newsroom.SendAsync(HttpMethod.Delete, "/keys/first", body: null)).Expect(409, "last-admin");
        (await _newsroom.PatchAsync("/people/layla", """{"preset":"admin"}""")).Expect(200);
        using var layla = await SignedIn.EnterAsync(_newsroom.Node.Address, "layla", Token);
        (await Sessions.Browser.SendAsync(layla, HttpMethod.Delete, "keys/first")).Expect(204);
        (await Sessions.Browser.SendAsync(layla, HttpMethod.Delete, "people/layla")).Expect(409, "last-admin");
    }

    /// <summary>What a start shows.</summary>
    private async Task<string> ShownAsync()
    {
        var terminal = new StringWriter();
        using var link = ActivatorUtilities.CreateInstance<WelcomeLink>(_newsroom.Node.Services, terminal);
        await link.StartAsync(Token);
        await link.ExecuteTask!.Within("the link is shown or not");
        return terminal.ToString();
    }

    private async Task<string> MakeAsync() => await new OneTimeLinks(_newsroom.Node.Services.GetRequiredService<IVault>()).MakeAsync(person: null, Token);

    private Task<Reply> WelcomeAsync(string token, string id, string? repeat = null) => _newsroom.PostAsync(
        "/people/welcome", $$"""{"token":"{{token}}","id":"{{id}}","name":"The first","password":"{{SignedIn.Password}}"}""", key: "", repeat: repeat);
}
