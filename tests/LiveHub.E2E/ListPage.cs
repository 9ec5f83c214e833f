using Microsoft.Playwright;

namespace LiveHub.E2E;

/// <summary>A reader on a foreign page that embeds <c>&lt;live-list&gt;</c>, and the list's parts.</summary>
internal sealed class ListPage : IAsyncDisposable
{
    private ListPage(EmbeddingSite site, Visit visit)
    {
        Site = site;
        Visit = visit;
    }

    public EmbeddingSite Site { get; }

    public Visit Visit { get; }

    public IPage Page => Visit.Page;

    public ILocator Frame => Page.Locator("live-list [part=frame]");

    public ILocator Entries => Page.Locator("live-list [part=entry]");

    public ILocator Titles => Page.Locator("live-list [part=title]");

    public ILocator Toast => Page.Locator("live-list [part=toast]");

    /// <summary>Opens a page with a list for one topic and waits until the list is live.</summary>
    /// <param name="attributes">More attributes of the element.</param>
    public static async Task<ListPage> OpenAsync(Station station, string topic, Look? look = null, string language = "en", Uri? server = null, string attributes = "")
    {
        var site = await EmbeddingSite.StartAsync(server ?? station.Server.Address);
        site.Language = language;
        site.Body = $"""<live-list topics="{topic}" {attributes}></live-list>""";
        var list = new ListPage(site, await Visit.OpenAsync(station, site.Address, look));
        await Assertions.Expect(list.Frame).ToHaveAttributeAsync("data-status", "live");
        return list;
    }

    public async ValueTask DisposeAsync()
    {
        await Visit.DisposeAsync();
        await Site.DisposeAsync();
    }
}
