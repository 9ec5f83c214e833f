using LiveHub.Testing;
using Microsoft.Playwright;

namespace LiveHub.E2E;

/// <summary>A reader on the live page, and its parts.</summary>
internal sealed class LivePage : IAsyncDisposable
{
    private LivePage(Visit visit) => Visit = visit;

    public Visit Visit { get; }

    public IPage Page => Visit.Page;

    public ILocator Headline => Page.Locator("live-banner [part=headline]:not(.leaving)");

    public ILocator Breaking => Page.Locator("live-banner [part=breaking]");

    public ILocator BreakingHeadline => Page.Locator("live-banner [part=breaking-headline]");

    public ILocator Correction => Page.Locator("live-banner [part=correction]");

    public ILocator Entries => Page.Locator("live-list [part=entry]");

    public ILocator Titles => Page.Locator("live-list [part=title]");

    /// <summary>A link of the rail or the masthead that shows one topic alone.</summary>
    public ILocator LinkTo(string topic) => Page.Locator($"a[data-topic='{topic}']").First;

    /// <summary>Opens the page and waits until banner and list are live.</summary>
    /// <param name="address">Address of the page; of the edition's page in the language of <paramref name="language"/> when null.</param>
    public static async Task<LivePage> OpenAsync(Station station, Edition edition, string language = "en", Look? look = null, Uri? address = null)
    {
        var page = new LivePage(await Visit.OpenAsync(station, address ?? edition.AddressIn(language), look));
        await page.IsLiveAsync();
        return page;
    }

    public async Task IsLiveAsync()
    {
        await Assertions.Expect(Page.Locator("live-banner [part=frame]")).ToHaveAttributeAsync("data-status", "live");
        await Assertions.Expect(Entries.First).ToBeVisibleAsync();
    }

    /// <summary>The page is rendered at most once a second; waits until what a new visitor gets holds a text.</summary>
    public static async Task IsRenderedAsync(Edition edition, string language, string text) =>
        await Eventually.Until($"the server's page has '{text}'", async () =>
            (await edition.Server.Http.GetStringAsync(edition.AddressIn(language))).Contains(text, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => Visit.DisposeAsync();
}
