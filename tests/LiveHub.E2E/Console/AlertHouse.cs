using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using LiveHub.Testing.Push;

namespace LiveHub.E2E.Console;

/// <summary>A newsroom that is strict about alerts, with phones and two editors.</summary>
public sealed class AlertHouse : IAsyncLifetime
{
    private readonly TestFolder data = new();
    private PushStandIn? standIn;
    private LiveHubProcess? server;
    private int phones;
    private string? strait;

    public LiveHubProcess Server => server ?? throw new InvalidOperationException("The server has not started.");

    internal Newsroom Newsroom => new(Server.Http);

    /// <summary>An editor.</summary>
    public string Layla { get; private set; } = "";

    /// <summary>The second editor.</summary>
    public string Yusuf { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        standIn = await PushStandIn.StartAsync();
        // The tests of a class share the house, and with it what an audience was sent in the last hour.
        server = await LiveHubProcess.StartAsync(data.Path, [.. standIn.Arguments,
            "--Alerts:BreakingToEverybody", "1", "--Alerts:UndoSeconds", "10", "--Alerts:TypedAbove", "100000", "--Alerts:PerDay", "400", "--Alerts:PerHour", "200",
            "--Alerts:Similarity", "0.8", "--Alerts:AudienceRequired", "true"]);
        var staff = new Staff(Server);
        Layla = await staff.AddWithPasswordAsync("Layla");
        Yusuf = await staff.AddWithPasswordAsync("Yusuf");
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        if (standIn is not null)
            await standIn.DisposeAsync();
        data.Dispose();
    }

    /// <summary>A topic with headlines and three phones that follow it; the same for all tests of a class.</summary>
    internal async Task<string> StraitAsync()
    {
        if (strait is null)
        {
            strait = await Newsroom.OpenTopicAsync("North strait", "مضيق الشمال");
            await FollowAsync(strait, 3);
            await Newsroom.PublishAsync(strait, "مركز الأرصاد: رياح هادئة حتى الخميس", "ar");
            await Newsroom.PublishAsync(strait, "حمولة السفينة 9,400 حاوية لا 12 ألفًا", "ar");
            await Newsroom.PublishAsync(strait, "ما نعرفه حتى الآن: لا إصابات، والملاحة على المسار البديل", "ar");
        }
        return strait;
    }

    /// <summary>Registers phones that follow a topic, and waits until an estimate knows of them.</summary>
    public async Task FollowAsync(string topic, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var name = FormattableString.Invariant($"phone-{++phones:D8}");
            using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"api/v1/devices/{name}", UriKind.Relative))
            {
                Content = JsonContent.Create(new { platform = "android", kind = "token", target = $"token-of-{name}", languages = (string[])["ar"], topics = (string[])[topic] }),
            };
            request.Headers.TryAddWithoutValidation("Authorization", $"Device {new string('s', 40)}");
            using var answer = await Server.Http.SendAsync(request, TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
        }
        await Eventually.Until("the estimate knows the phones", async () => (int?)(await EstimateAsync(topic))["devices"] == count);
    }

    /// <summary>Ids of the alerts that readers see.</summary>
    public async Task<IReadOnlyList<string>> ActiveAsync() =>
        [.. (await GetAsync("alerts"))["alerts"]!.AsArray().Select(alert => (string)alert!["id"]!)];

    /// <summary>The states of all drafts whose first text is this.</summary>
    public async Task<IReadOnlyList<string>> StatesOfAsync(string text) =>
        [.. (await GetAsync("drafts"))["drafts"]!.AsArray().Where(draft => (string?)draft!["texts"]?[0]?["value"] == text).Select(draft => (string)draft!["state"]!)];

    public async Task<JsonObject> GetAsync(string path) =>
        (await Server.Http.GetFromJsonAsync<JsonObject>(new Uri($"api/v1/{path}", UriKind.Relative), TestContext.Current.CancellationToken))!;

    private async Task<JsonObject> EstimateAsync(string topic)
    {
        var body = new JsonObject
        {
            ["texts"] = new JsonArray(new JsonObject { ["value"] = "Test of the estimate", ["lang"] = "en" }),
            ["topics"] = new JsonArray(topic),
            ["push"] = new JsonObject(),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/v1/alerts/estimate", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await Server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
    }
}
