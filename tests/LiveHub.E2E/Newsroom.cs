using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveHub.E2E;

/// <summary>An editor with an HTTP client: publishes the way docs/http-api.md says.</summary>
internal sealed class Newsroom(HttpClient http)
{
    /// <summary>Opens a topic of this test's own.</summary>
    /// <returns>Its slug.</returns>
    public async Task<string> OpenTopicAsync(string english = "Harbour", string arabic = "الميناء", Action<JsonObject>? more = null)
    {
        var slug = $"t-{Guid.NewGuid():N}"[..16];
        var body = new JsonObject
        {
            ["slug"] = slug,
            ["labels"] = new JsonArray(Label(english, "en"), Label(arabic, "ar")),
            ["kind"] = "story",
            ["state"] = "live",
        };
        more?.Invoke(body);
        await SendAsync(HttpMethod.Post, "topics", body);
        return slug;
    }

    /// <summary>Puts other outlets beside a topic.</summary>
    public async Task LinkAsync(string topic, params (string Url, string Label, string Language)[] links)
    {
        var outlets = links.Select(JsonNode (link) => new JsonObject { ["kind"] = "app", ["url"] = link.Url, ["label"] = Label(link.Label, link.Language) });
        await SendAsync(HttpMethod.Patch, $"topics/{topic}", new JsonObject { ["links"] = new JsonArray([.. outlets]) }, await TopicAsync(topic));
    }

    /// <summary>Lets the coverage of a topic begin, rest or end.</summary>
    public async Task EnterAsync(string topic, string state)
    {
        await SendAsync(HttpMethod.Post, $"topics/{topic}/state", new JsonObject { ["state"] = state }, await TopicAsync(topic));
    }

    public async Task<Published> PublishAsync(string topic, string headline, string language = "en", Action<JsonObject>? more = null)
    {
        var body = new JsonObject { ["topics"] = new JsonArray(topic), ["language"] = language, ["headline"] = headline };
        more?.Invoke(body);
        return Read(await SendAsync(HttpMethod.Post, "items", body));
    }

    /// <summary>Changes fields of an item, without a note for readers.</summary>
    public async Task<Published> ChangeAsync(Published item, JsonObject fields) => Read(await SendAsync(HttpMethod.Patch, $"items/{item.Id}", fields, item));

    /// <summary>Takes a picture whose right is lost out of every item.</summary>
    public async Task WithdrawMediaAsync(string url) =>
        await SendAsync(HttpMethod.Post, "media/withdraw", new JsonObject { ["url"] = url, ["reason"] = "The licence has ended." });

    public async Task<Published> CorrectAsync(Published item, string headline, string reason) =>
        Read(await SendAsync(HttpMethod.Post, $"items/{item.Id}/corrections", new JsonObject { ["headline"] = headline, ["reason"] = reason }, item));

    public async Task<Published> RetractAsync(Published item, string reason) =>
        Read(await SendAsync(HttpMethod.Post, $"items/{item.Id}/retraction", new JsonObject { ["reason"] = reason }, item));

    /// <summary>Takes an item from readers without a word.</summary>
    public Task HideAsync(Published item) => SendAsync(HttpMethod.Patch, $"items/{item.Id}", new JsonObject { ["hidden"] = true }, item);

    /// <summary>Raises a web alert for the followers of one topic.</summary>
    public async Task<Published> RaiseAsync(string topic, string english, string arabic, DateTimeOffset? expiresAt = null, Published? about = null)
    {
        var body = new JsonObject { ["topics"] = new JsonArray(topic), ["texts"] = new JsonArray(Label(english, "en"), Label(arabic, "ar")) };
        if (expiresAt is { } end)
            body["expiresAt"] = end.ToUnixTimeMilliseconds();
        if (about is not null)
            body["item"] = about.Id;
        return Read(await SendAsync(HttpMethod.Post, "alerts", body));
    }

    public async Task<Published> ClearAsync(Published alert, bool withdrawn = false) =>
        Read(await SendAsync(HttpMethod.Post, $"alerts/{alert.Id}/clear", new JsonObject { ["withdrawn"] = withdrawn }, alert));

    /// <summary>The headlines that the server's own fold shows for a topic, newest first.</summary>
    public async Task<IReadOnlyList<string>> HeadlinesAsync(string topic)
    {
        var page = await http.GetFromJsonAsync<JsonObject>(new Uri($"api/v1/items?topic={topic}&limit=100", UriKind.Relative));
        return [.. page!["items"]!.AsArray().Select(item => TextOf(item!["headline"]!))];
    }

    private async Task<Published> TopicAsync(string topic) =>
        Read((await http.GetFromJsonAsync<JsonObject>(new Uri($"api/v1/topics/{topic}", UriKind.Relative)))!, "slug");

    private static JsonObject Label(string value, string language) => new() { ["value"] = value, ["lang"] = language };

    private static string TextOf(JsonNode text) => text is JsonObject ? (string)text["value"]! : (string)text!;

    private static Published Read(JsonObject answer, string id = "id") => new((string)answer[id]!, (long)answer["revision"]!);

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonObject body, Published? basis = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"api/v1/{path}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        if (basis is not null)
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{basis.Revision}\"");
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path} answered {(int)answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonObject>(text)!;
    }
}
