using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Playwright;

namespace LiveHub.E2E.Demo;

/// <summary>A demo with its page of phones, and an editor who sends to them.</summary>
internal sealed class PhonesPage : IAsyncDisposable
{
    private readonly TestFolder data;
    private readonly LiveHubProcess server;

    private PhonesPage(TestFolder data, LiveHubProcess server, Visit visit)
    {
        this.data = data;
        this.server = server;
        Visit = visit;
    }

    public Visit Visit { get; }

    public Uri Address => server.Address;

    public static async Task<PhonesPage> OpenAsync(Station station, string language = "ar", Look? look = null)
    {
        var folder = new TestFolder();
        // A real project in the settings must not matter: nothing invented may reach it.
        var demo = await LiveHubProcess.StartAsync(folder.Path, "--demo", "--Push:ServiceAccountFile", "not-there.json", "--Push:BaseAddress", "https://fcm.example/");
        return new PhonesPage(folder, demo, await Visit.OpenAsync(station, new Uri(demo.Address, $"demo/phones?lang={language}"), look));
    }

    /// <param name="phone">Such as <c>android-ar</c>.</param>
    public ILocator Phone(string phone) => Visit.Page.Locator($"#demo-{phone}");

    /// <summary>The notifications of a phone that have this text.</summary>
    public ILocator Notice(string phone, string text) => Phone(phone).Locator(".notice").Filter(new() { HasText = text });

    /// <summary>Fires an alert as an editor: looks at the estimate, and confirms it.</summary>
    /// <param name="phones">That it is for: waits until they have registered and been counted.</param>
    /// <returns>Its id.</returns>
    public async Task<string> FireAsync(string arabic, string english, int phones = 9)
    {
        await Eventually.Until("all phones are counted", async () => (int)(await EstimateAsync(arabic, english))["devices"]! == phones);
        var estimate = await EstimateAsync(arabic, english);
        var body = Body(arabic, english);
        body["push"]!["confirm"] = new JsonObject { ["devices"] = (int)estimate["devices"]!, ["code"] = (string)estimate["code"]! };
        return (string)(await SendAsync("alerts", body))["id"]!;
    }

    public Task CorrectAsync(string alert, string arabic, string english) => SendAsync($"alerts/{alert}/correct", new JsonObject { ["texts"] = Texts(arabic, english) });

    public Task RecallAsync(string alert) => SendAsync($"alerts/{alert}/recall", []);

    /// <summary>How many phones said that they showed a revision of an alert.</summary>
    public async Task<JsonObject> ProgressAsync(string alert) =>
        (await server.Http.GetFromJsonAsync<JsonObject>(new Uri($"api/v1/alerts/{alert}/push", UriKind.Relative)))!;

    public async ValueTask DisposeAsync()
    {
        await Visit.DisposeAsync();
        await server.DisposeAsync();
        data.Dispose();
    }

    private Task<JsonObject> EstimateAsync(string arabic, string english) => SendAsync("alerts/estimate", Body(arabic, english));

    private static JsonObject Body(string arabic, string english) =>
        new() { ["texts"] = Texts(arabic, english), ["url"] = "https://news.example/story", ["developing"] = true, ["push"] = new JsonObject { ["importance"] = "breaking" } };

    private static JsonArray Texts(string arabic, string english) =>
        [new JsonObject { ["value"] = arabic, ["lang"] = "ar" }, new JsonObject { ["value"] = english, ["lang"] = "en" }];

    private async Task<JsonObject> SendAsync(string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"api/v1/{path}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await server.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"POST {path} answered {(int)answer.StatusCode}: {text}\n{server.Log}");
        return JsonNode.Parse(text)!.AsObject();
    }
}
