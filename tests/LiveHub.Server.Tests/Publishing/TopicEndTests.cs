using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Publishing;

/// <summary>Topics that nobody writes to any more end by themselves, if somebody has set it so.</summary>
public sealed class TopicEndTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly TestFolder _folder = new();
    private readonly MovedClock _clock = new();
    private readonly LiveHubNode _node;
    private readonly HttpClient _editor;

    public TopicEndTests()
    {
        _node = new LiveHubNode(_folder.Path, _clock).Start();
        _editor = _node.CreateEditor();
    }

    public void Dispose()
    {
        _editor.Dispose();
        _node.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Story_ends_after_the_hours_of_silence_and_what_is_written_to_lives_on()
    {
        await OpenAsync("quiet", "story");
        await OpenAsync("busy", "story");
        await OpenAsync("section", "section");
        await OpenAsync("never", "story");
        await OpenAsync("short", "section");
        var rules = await PutAsync(new { endsAfterHours = 3, topics = new[] { new { topic = "never", endsAfterHours = 0 }, new { topic = "short", endsAfterHours = 1 } } });
        Assert.Equal(3, (int)rules["endsAfterHours"]!);

        _clock.Forward(Hour * 2);
        await EndsAsync("short");
        (await _editor.PostAsJsonAsync("api/v1/items", new { topics = new[] { "busy" }, language = "en", headline = "Ferry resumes" })).EnsureSuccessStatusCode();
        _clock.Forward(Hour * 1.5);
        await EndsAsync("quiet");
        foreach (var slug in (string[])["busy", "section", "never"])
            Assert.Equal("live", (string?)(await TopicAsync(slug))["state"]);
        var ended = await TopicAsync("quiet");
        Assert.Equal(2, (int)ended["revision"]!);
        Assert.InRange((long)ended["endedAt"]!, (long)ended["startedAt"]! + (3 * 3_600_000), (long)ended["startedAt"]! + (4 * 3_600_000));

        _clock.Forward(Hour * 2);
        await EndsAsync("busy");
    }

    [Fact]
    public async Task Nothing_ends_by_itself_unless_somebody_has_set_it()
    {
        await OpenAsync("quiet", "story");
        await OpenAsync("probe", "story");
        _clock.Forward(Hour * 1_000);
        await PutAsync(new { topics = new[] { new { topic = "probe", endsAfterHours = 1 } } });
        await EndsAsync("probe");
        Assert.Equal("live", (string?)(await TopicAsync("quiet"))["state"]);
        using var wrong = await SendAsync(new { endsAfterHours = 0, topics = new[] { new { topic = "none-such", endsAfterHours = 1 } } });
        var errors = (await wrong.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsArray().Select(error => $"{error!["field"]} {error["code"]}");
        Assert.Equal(["/endsAfterHours out-of-range", "/topics/0 unknown-topic"], errors);
    }

    private async Task OpenAsync(string slug, string kind) =>
        (await _editor.PostAsJsonAsync("api/v1/topics", new { slug, kind, labels = new[] { new { value = slug, lang = "en" } } })).EnsureSuccessStatusCode();

    private async Task<JsonObject> TopicAsync(string slug) => (await _editor.GetFromJsonAsync<JsonObject>($"api/v1/topics/{slug}"))!;

    private Task EndsAsync(string slug) => Eventually.Until($"{slug} has ended", async () => (string?)(await TopicAsync(slug))["state"] == "ended");

    private async Task<JsonObject> PutAsync(object rules)
    {
        using var answer = await SendAsync(rules);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<HttpResponseMessage> SendAsync(object rules)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/v1/settings/topics") { Content = JsonContent.Create(rules) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await _editor.SendAsync(request);
    }
}
