using LiveHub.Testing;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>The live page at <c>/</c>: Arabic by default, English by <c>?lang=en</c>, whole before any script has run.</summary>
public sealed class LivePageTests(Station station)
{
    public static TheoryData<string, bool, bool> Looks()
    {
        var looks = new TheoryData<string, bool, bool>();
        foreach (var language in (string[])["ar", "en"])
        {
            foreach (var dark in (bool[])[false, true])
            {
                foreach (var phone in (bool[])[false, true])
                    looks.Add(language, dark, phone);
            }
        }
        return looks;
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_page_is_clean_in_every_look(string language, bool dark, bool phone)
    {
        var look = phone ? Look.Phone : Look.Desktop;
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, language == "ar" ? "افتتاح الحديقة النباتية أمام الزوار" : "The botanical garden opens to visitors", language);
        await using var visit = await Visit.OpenAsync(station, Address(language), dark ? look.Dark : look);
        await Expect(visit.Page.Locator("live-banner [part=frame]")).ToHaveAttributeAsync("data-status", "live");

        await visit.KeepScreenshotAsync($"page-{language}-{(phone ? 390 : 1280)}-{(dark ? "dark" : "light")}");

        await visit.AssertCleanAsync();
        Assert.Equal([station.Server.Address.Authority], visit.Origins);
        Assert.InRange(await visit.LayoutShiftAsync(), 0, Visit.TakeoverShift);
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("dir", language == "ar" ? "rtl" : "ltr");
    }

    [Fact]
    public async Task A_published_headline_reaches_the_banner_and_the_list()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var visit = await Visit.OpenAsync(station, Address("en"));
        await Expect(visit.Page.Locator("live-banner [part=frame]")).ToHaveAttributeAsync("data-status", "live");
        var headline = $"The lighthouse is lit again {topic}";

        await station.Newsroom.PublishAsync(topic, headline);

        await Expect(visit.Page.Locator("live-banner [part=headline]:not(.leaving)")).ToHaveTextAsync(headline);
        await Expect(visit.Page.Locator("live-list [part=title]").First).ToHaveTextAsync(headline);
    }

    [Fact]
    public async Task Without_scripts_the_page_lists_the_news()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        var headline = $"A headline for everybody {topic}";
        await station.Newsroom.PublishAsync(topic, headline);
        await using var visit = await Visit.OpenAsync(station, Address("en"), Look.Desktop with { RunsJavaScript = false });

        // The page is rendered at most once a second, so the first look may be a second old.
        await Eventually.Until("the page lists the headline", async () =>
        {
            await visit.Page.ReloadAsync();
            return await visit.Page.Locator("live-list").GetByText(headline).IsVisibleAsync();
        });
        await visit.Page.ScreenshotAsync(new() { Path = LiveHub.Testing.Repository.PathOf("artifacts", "screenshots", "page-en-1280-no-script.png") });
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task At_320_pixels_nothing_scrolls_sideways(string language)
    {
        await using var visit = await Visit.OpenAsync(station, Address(language), Look.Phone with { Width = 320 });
        await Expect(visit.Page.Locator("live-banner [part=frame]")).ToHaveAttributeAsync("data-status", "live");

        Assert.False(await visit.ScrollsSidewaysAsync());
    }

    private Uri Address(string language) => new(station.Server.Address, language == "ar" ? "" : $"?lang={language}");
}
