using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveHub.Server.Tests.Consoles;

public sealed class ConsoleHubTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly LiveHubNode _node;

    public ConsoleHubTests() => _node = new LiveHubNode(_folder.Path).Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _node.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Editors_see_each_other_by_the_names_of_their_keys_and_what_they_have_open()
    {
        await using var first = await ConnectAsync(await AddKeyAsync("Night desk", "editor"));
        await using (var second = await ConnectAsync(await AddKeyAsync("Sports", "writer")))
        {
            await first.SeesAsync("Night desk", "Sports");
            await second.SeesAsync("Night desk", "Sports");
            await second.Connection.InvokeAsync(ConsoleMethods.Look, new Whereabouts("item/match"), Token);
            await Eventually.Until("the first sees what the second has open", () => first.Now.Any(editor => editor.Subject == "item/match"));
        }
        await first.SeesAsync("Night desk");
    }

    [Fact]
    public async Task A_key_that_may_not_write_is_refused_and_so_is_none()
    {
        var reader = await AddKeyAsync("Reader", "reader");
        foreach (var key in (string?[])[reader, null, "wrong"])
            await Assert.ThrowsAsync<HttpRequestException>(() => ConnectAsync(key));
    }

    [Fact]
    public async Task A_revoked_key_loses_its_consoles()
    {
        var (secret, id) = await AddAsync("Intern", "writer");
        await using var console = await ConnectAsync(secret);
        using var admin = _node.CreateEditor();
        (await admin.DeleteAsync(new Uri($"/api/v1/keys/{id}", UriKind.Relative), Token)).EnsureSuccessStatusCode();
        await console.Closed.Within("the console is closed");
    }

    [Fact]
    public async Task An_alert_nudges_every_console()
    {
        await using var console = await ConnectAsync(await AddKeyAsync("Night desk", "editor"));
        using var editor = _node.CreateEditor();
        var alert = JsonContent.Create(new { id = "storm", texts = new[] { new { value = "Storm ahead", lang = "en" } } });
        (await editor.PostAsync(new Uri("/api/v1/alerts", UriKind.Relative), alert, Token)).EnsureSuccessStatusCode();
        await Eventually.Until("the console is nudged", () => console.Nudges.Contains(new Nudge("alert/storm")));
    }

    [Fact]
    public async Task What_is_too_long_to_be_a_subject_is_refused_and_the_connection_stays()
    {
        await using var console = await ConnectAsync(await AddKeyAsync("Night desk", "editor"));
        await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(
            () => console.Connection.InvokeAsync(ConsoleMethods.Look, new Whereabouts(new string('x', 201)), Token));
        await console.Connection.InvokeAsync(ConsoleMethods.Look, new Whereabouts("item/a"), Token);
    }

    private async Task<string> AddKeyAsync(string name, string preset) => (await AddAsync(name, preset)).Secret;

    private async Task<(string Secret, string Id)> AddAsync(string name, string preset)
    {
        using var admin = _node.CreateEditor();
        using var answer = await admin.PostAsJsonAsync(new Uri("/api/v1/keys", UriKind.Relative), new { name, preset }, Token);
        answer.EnsureSuccessStatusCode();
        var key = (await answer.Content.ReadFromJsonAsync<JsonObject>(Token))!;
        return ((string)key["key"]!, (string)key["id"]!);
    }

    private Task<OpenConsole> ConnectAsync(string? key) => OpenConsole.ConnectAsync(_node.Address, key);
}
