using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Testing;
using Microsoft.Playwright;

namespace LiveHub.E2E.Alerts;

/// <summary>A reader who may ask for alerts, and what the browser then shows.</summary>
internal sealed class AlertPage : IAsyncDisposable
{
    private readonly ICDPSession browser;
    private readonly TaskCompletionSource<string> registration = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AlertPage(AlertSite site, Visit visit, ICDPSession browser)
    {
        Site = site;
        Visit = visit;
        this.browser = browser;
        browser.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, update) =>
        {
            foreach (var known in update!.Value.GetProperty("registrations").EnumerateArray().Where(known => !known.GetProperty("isDeleted").GetBoolean()))
                registration.TrySetResult(known.GetProperty("registrationId").GetString()!);
        };
    }

    public AlertSite Site { get; }

    public Visit Visit { get; }

    public ILocator Element => Visit.Page.Locator("live-push");

    public ILocator Button => Element.GetByRole(AriaRole.Button);

    public ILocator Status => Element.GetByRole(AriaRole.Status);

    /// <param name="server">The station's when null.</param>
    public static async Task<AlertPage> OpenAsync(Station station, string language = "ar", Look? look = null, Uri? server = null, string topic = "")
    {
        var site = await AlertSite.StartAsync(server ?? station.Server.Address, language, topic);
        var visit = await Visit.OpenAsync(
            station, site.Address, look,
            page => page.Context.GrantPermissionsAsync(["notifications"], new() { Origin = site.Address.GetLeftPart(UriPartial.Authority) }));
        var page = new AlertPage(site, visit, await visit.Page.Context.NewCDPSessionAsync(visit.Page));
        await page.browser.SendAsync("ServiceWorker.enable");
        return page;
    }

    /// <returns>The device that the browser now is.</returns>
    public async Task<BrowserDevice> SubscribeAsync()
    {
        await Button.ClickAsync();
        await Assertions.Expect(Element).ToHaveAttributeAsync("state", "on");
        return JsonSerializer.Deserialize<BrowserDevice>(await Visit.Page.EvaluateAsync<string>(
            """
            () => new Promise(resolve => {
              const opened = indexedDB.open('livehub-push');
              opened.onsuccess = () => {
                const read = opened.result.transaction('device').objectStore('device').get('this');
                read.onsuccess = () => { opened.result.close(); resolve(JSON.stringify(read.result)); };
              };
            })
            """), JsonSerializerOptions.Web)!;
    }

    /// <summary>Hands the worker a message as the push service would. What it shows comes later.</summary>
    /// <param name="golden">Name of a message that the server's tests hold.</param>
    /// <param name="change">What is otherwise in its data.</param>
    public async Task PushAsync(string golden, Action<JsonObject>? change = null)
    {
        var file = Repository.PathOf("tests", "LiveHub.Push.Tests", "Composing", "Golden", golden + ".json");
        var data = JsonNode.Parse(await File.ReadAllTextAsync(file))!["web"]!["data"]!.AsObject();
        data["expiresAt"] = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        data["url"] = new Uri(Site.Address, "story").AbsoluteUri;
        change?.Invoke(data);
        // FCM adds fields of its own around the data.
        var message = new JsonObject { ["data"] = data.DeepClone(), ["from"] = "1234567890", ["fcmMessageId"] = Guid.NewGuid().ToString() };
        await browser.SendAsync("ServiceWorker.deliverPushMessage", new Dictionary<string, object>
        {
            ["origin"] = Site.Address.AbsoluteUri,
            ["registrationId"] = await registration.Task.WaitAsync(Eventually.DefaultTimeout),
            ["data"] = message.ToJsonString(),
        });
    }

    /// <summary>What stands on the screen, oldest first.</summary>
    public async Task<IReadOnlyList<SeenNotification>> SeenAsync() => JsonSerializer.Deserialize<List<SeenNotification>>(
        (await Visit.Page.EvaluateAsync<string>(
            """
            async () => JSON.stringify((await (await navigator.serviceWorker.getRegistration())?.getNotifications() ?? [])
              .map(({ title, body, dir, lang, tag, silent, renotify }) => ({ title, body, dir, lang, tag, silent: silent === true, renotify: renotify === true })))
            """)), JsonSerializerOptions.Web)!;

    public async ValueTask DisposeAsync()
    {
        await Visit.DisposeAsync();
        await Site.DisposeAsync();
    }
}
