using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.E2E.Alerts;
using LiveHub.Testing;
using Microsoft.Playwright;

namespace LiveHub.E2E.Mobile;

/// <summary>The sample app of client-samples/mobile on a phone-sized page, through react-native-web.</summary>
internal sealed class MobileApp : IAsyncDisposable
{
    private readonly MobileSite host;

    private MobileApp(MobileSite host, Visit visit)
    {
        this.host = host;
        Visit = visit;
    }

    public Visit Visit { get; }

    public IPage Page => Visit.Page;

    public ILocator State => Page.GetByTestId("state");

    public ILocator Headlines => Page.GetByTestId("headline");

    public ILocator Strip => Page.GetByTestId("strip");

    public ILocator Story => Page.GetByTestId("story");

    /// <summary>What stands in the phone's drawer.</summary>
    public ILocator Notices => Page.GetByTestId("notice");

    public static async Task<MobileApp> OpenAsync(Station station, Uri server, string language = "ar", Look? look = null)
    {
        var site = await MobileSite.StartAsync();
        var address = new Uri(site.Address, $"?server={Uri.EscapeDataString(server.AbsoluteUri)}&lang={language}");
        var app = new MobileApp(site, await Visit.OpenAsync(station, address, look ?? Look.Phone));
        await Assertions.Expect(app.State).ToHaveTextAsync(language == "ar" ? "مباشر" : "Live");
        return app;
    }

    /// <summary>Hands the app a message as Firebase would.</summary>
    /// <param name="golden">Name of a message that the server's tests hold.</param>
    public async Task PushAsync(string golden, Action<JsonObject>? change = null)
    {
        var file = Repository.PathOf("tests", "LiveHub.Push.Tests", "Composing", "Golden", golden + ".json");
        var data = JsonNode.Parse(await File.ReadAllTextAsync(file))!["android"]!["data"]!.AsObject();
        data["expiresAt"] = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        change?.Invoke(data);
        await Page.EvaluateAsync("data => dispatchEvent(new CustomEvent('livehub-push', { detail: JSON.parse(data) }))", data.ToJsonString());
    }

    /// <summary>The device that the app registered as.</summary>
    public async Task<BrowserDevice> DeviceAsync() =>
        JsonSerializer.Deserialize<BrowserDevice>(await Page.EvaluateAsync<string>("localStorage.getItem('livehub.device')"), JsonSerializerOptions.Web)!;

    public async ValueTask DisposeAsync()
    {
        await Visit.DisposeAsync();
        await host.DisposeAsync();
    }
}
