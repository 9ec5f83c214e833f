using Microsoft.Playwright;

namespace LiveHub.E2E;

/// <summary>A reader on a foreign page that embeds <c>&lt;live-banner&gt;</c>, and the banner's parts.</summary>
internal sealed class BannerPage : IAsyncDisposable
{
    private BannerPage(EmbeddingSite site, Visit visit)
    {
        Site = site;
        Visit = visit;
    }

    public EmbeddingSite Site { get; }

    public Visit Visit { get; }

    public IPage Page => Visit.Page;

    public ILocator Banner => Page.Locator("live-banner");

    /// <summary>The region that the element draws; carries the connection's state.</summary>
    public ILocator Frame => Banner.Locator("[part=frame]");

    public ILocator State => Banner.Locator("[part=state]");

    /// <summary>The headline whose turn it is, not the one that fades out.</summary>
    public ILocator Headline => Banner.Locator("[part=headline]:not(.leaving)");

    public ILocator Correction => Banner.Locator("[part=correction]");

    public ILocator Pause => Banner.Locator("[part=pause]");

    public ILocator Next => Banner.Locator("[part=next]");

    public ILocator Breaking => Banner.Locator("[part=breaking]");

    public ILocator BreakingHeadline => Banner.Locator("[part=breaking-headline]");

    public ILocator Dismiss => Banner.Locator("[part=dismiss]");

    /// <summary>Where the page goes on below the banner, in pixels from the top.</summary>
    public async Task<double> EndAsync() => await Page.EvaluateAsync<double>("document.getElementById('below').getBoundingClientRect().top");

    public ILocator Retry => Banner.Locator("[part=retry]");

    /// <summary>Opens a page with a banner for one topic and waits until the banner is live.</summary>
    public static async Task<BannerPage> OpenAsync(Station station, string topic, Look? look = null, string language = "en", Uri? server = null)
    {
        var banner = await VisitAsync(station, topic, look, language, server);
        await banner.IsLiveAsync();
        return banner;
    }

    /// <summary>Opens the page and does not wait.</summary>
    /// <param name="prepare">What happens to the page before it is opened.</param>
    public static async Task<BannerPage> VisitAsync(
        Station station, string topic, Look? look = null, string language = "en", Uri? server = null, Func<IPage, Task>? prepare = null)
    {
        var site = await EmbeddingSite.StartAsync(server ?? station.Server.Address);
        site.Language = language;
        site.Body = $"""<live-banner topics="{topic}"><ul><li><a href="/list">The list without scripts</a></li></ul></live-banner>""";
        return new BannerPage(site, await Visit.OpenAsync(station, site.Address, look, prepare));
    }

    public Task IsLiveAsync() => Assertions.Expect(Frame).ToHaveAttributeAsync("data-status", "live");

    public async ValueTask DisposeAsync()
    {
        await Visit.DisposeAsync();
        await Site.DisposeAsync();
    }
}
