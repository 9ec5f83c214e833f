using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>How a reader gets about on the live page: by keyboard, by the rail, by links to items.</summary>
[Collection(nameof(AloneCollection))]
public sealed partial class LivePageReaderTests(Station station, Edition edition) : IClassFixture<Edition>
{
    /// <summary>Headline of the one key event; its link begins with its time.</summary>
    private const string KeyEvent = "Ship runs aground in the strait - RT";

    [Fact]
    public async Task The_keyboard_walks_from_the_skip_link_to_the_news()
    {
        await using var page = await LivePage.OpenAsync(station, edition);
        var reached = new List<string>();
        while (reached.LastOrDefault() != "entry" && reached.Count < 40)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            var (name, isSeen) = await page.Visit.FocusAsync();
            reached.Add(name.EndsWith(KeyEvent, StringComparison.Ordinal) ? "key event" : name);
            Assert.True(isSeen, $"the focus on {name} is not seen");
        }

        Assert.Equal(
            [
                "Skip to content", "The Wire.", "Live", "Economy", "العربية", "فارسی", "עברית", "Русский", "headline", "pause", "previous", "next",
                "All news", "North strait 5 items", "90 Minutes 0 items", "key event", "entry",
            ],
            reached);
        await page.Page.Keyboard.PressAsync("PageDown");
        await Expect(page.Entries.Nth(1)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_chrome()
    {
        await using var page = await LivePage.OpenAsync(station, edition);
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.PressAsync("Tab");

        Assert.EndsWith(KeyEvent, (await page.Visit.FocusAsync()).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rail_filters_in_place_and_the_address_tells_it()
    {
        await using var page = await LivePage.OpenAsync(station, edition);
        await page.Page.EvaluateAsync("window.isSamePage = true");
        var all = await page.Titles.AllInnerTextsAsync();

        await page.LinkTo(edition.Section).ClickAsync();
        await Expect(page.Titles).ToHaveTextAsync(["Wheat falls for a third week"]);
        await Expect(page.Page.Locator("h1")).ToHaveTextAsync("Economy");
        await Expect(page.Page).ToHaveTitleAsync("Economy · The Wire");
        await Expect(page.LinkTo(edition.Section)).ToHaveAttributeAsync("aria-current", "page");
        await Expect(page.Page).ToHaveURLAsync(new Regex($"topic={edition.Section}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Page.Locator(".mast a[hreflang=ar]")).ToHaveAttributeAsync("href", $"/?lang=ar&topic={edition.Section}");

        await page.Page.GoBackAsync();
        await Expect(page.Titles).ToHaveTextAsync(all);
        await Expect(page.Page.Locator("h1")).ToHaveTextAsync("Latest updates");
        Assert.True(await page.Page.EvaluateAsync<bool>("window.isSamePage"), "no page was loaded");

        // Whoever is given the address sees the same.
        await page.LinkTo(edition.Section).ClickAsync();
        await page.Page.ReloadAsync();
        await page.IsLiveAsync();
        await Expect(page.Titles).ToHaveTextAsync(["Wheat falls for a third week"]);
    }

    [Fact]
    public async Task A_link_to_an_item_leads_to_it_also_when_the_script_has_taken_over()
    {
        await using var page = await LivePage.OpenAsync(station, edition);
        var oldest = page.Entries.Last;
        var title = await page.Titles.Last.InnerTextAsync();
        var link = await oldest.GetByRole(AriaRole.Link, new() { NameRegex = LinkName() }).GetAttributeAsync("href");

        await using var other = await LivePage.OpenAsync(station, edition, address: new Uri(edition.AddressIn("en"), $"?lang=en{link}"));

        var target = other.Page.Locator("live-list [part=entry].target");
        await Expect(target).ToContainTextAsync(title);
        await Expect(target).ToBeInViewportAsync();
        await Expect(target).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_ticker_leads_to_the_item()
    {
        await using var page = await LivePage.OpenAsync(station, edition);
        var headline = await page.Headline.InnerTextAsync();

        await page.Headline.ClickAsync();

        await Expect(page.Page.Locator("live-list [part=entry].target")).ToContainTextAsync(headline);
    }

    [GeneratedRegex("^Link", RegexOptions.None, 1000)]
    private static partial Regex LinkName();
}
