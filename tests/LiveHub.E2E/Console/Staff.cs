using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveHub.Testing.Nodes;

namespace LiveHub.E2E.Console;

/// <summary>Whoever looks after the editors: adds people and hands out their links.</summary>
internal sealed class Staff(LiveHubProcess server)
{
    public const string Password = "nine quiet harbours";

    /// <summary>An editor of this test's own, without a password.</summary>
    /// <returns>Id, with which they sign in.</returns>
    public async Task<string> AddAsync(string name, string preset = "editor", string language = "en")
    {
        var id = $"p-{Guid.NewGuid():N}"[..14];
        await SendAsync("people", new JsonObject { ["id"] = id, ["name"] = name, ["preset"] = preset, ["language"] = language });
        return id;
    }

    /// <summary>A one-time link to set a password.</summary>
    public async Task<Uri> InviteAsync(string id) => new(server.Address, (string)(await SendAsync($"people/{id}/invite", []))["path"]!);

    /// <summary>An editor who has a password already.</summary>
    public async Task<string> AddWithPasswordAsync(string name, string preset = "editor", string language = "en")
    {
        var id = await AddAsync(name, preset, language);
        var token = (await InviteAsync(id)).Fragment[1..];
        await SendAsync("people/password", new JsonObject { ["token"] = token, ["password"] = Password });
        return id;
    }

    /// <summary>Ends all sessions of an editor.</summary>
    public Task SignOutAsync(string id) => SendAsync($"people/{id}/sign-out", []);

    private async Task<JsonObject> SendAsync(string path, JsonObject body)
    {
        using var answer = await server.Http.PostAsJsonAsync(new Uri($"api/v1/{path}", UriKind.Relative), body, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!;
    }
}
