using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>How the banner looks in both directions, both themes and both sizes; the pictures are kept in artifacts/screenshots.</summary>
[Collection(nameof(AloneCollection))]
public sealed class BannerLookTests(Station station)
{
    private const string Arabic = "افتتاح المتحف البحري بعد ترميم استمر ثلاث سنوات (بالصور) - RT";
    private const string English = "The maritime museum reopens after three years of repairs";

    [Theory]
    [MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task The_banner_is_clean_in_every_look(string language, bool dark, bool phone)
    {
        var name = $"banner-{language}-{(phone ? 390 : 1280)}-{(dark ? "dark" : "light")}";
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, language == "ar" ? Arabic : English, language);
        await using var banner = await BannerPage.OpenAsync(station, topic, Look.Of(dark, phone), language);
        await Expect(banner.Headline).ToHaveTextAsync(language == "ar" ? Arabic : English);

        var end = await banner.EndAsync();
        await banner.Visit.KeepScreenshotAsync(name);
        await banner.Visit.AssertCleanAsync();
        await station.Newsroom.RaiseAsync(topic, "A strong quake is felt on the islands; nobody is hurt", "هزة أرضية قوية في الجزر ولا إصابات");
        await Expect(banner.Breaking).ToBeVisibleAsync();
        await banner.Visit.KeepScreenshotAsync($"{name}-breaking");
        await banner.Visit.AssertCleanAsync();

        Assert.Equal(end, await banner.EndAsync());
        await banner.Visit.AssertNothingMovedAsync();
        Assert.Equal([banner.Site.Address.Authority, station.Server.Address.Authority], banner.Visit.Origins.OrderBy(origin => origin != banner.Site.Address.Authority));
    }

    [Fact]
    public async Task Arabic_mirrors_the_strip()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, Arabic, "ar");
        await using var arabic = await BannerPage.OpenAsync(station, topic, language: "ar");
        await using var english = await BannerPage.OpenAsync(station, topic);
        await Expect(arabic.Headline).ToHaveTextAsync(Arabic);

        var (tag, headline, pause) = (await BoxAsync(arabic.State), await BoxAsync(arabic.Headline), await BoxAsync(arabic.Pause));
        Assert.True(tag.X > headline.X && headline.X > pause.X, "right to left: tag, headline, controls");
        (tag, headline, pause) = (await BoxAsync(english.State), await BoxAsync(english.Headline), await BoxAsync(english.Pause));
        Assert.True(tag.X < headline.X && headline.X < pause.X, "left to right: tag, headline, controls");
    }

    [Fact]
    public async Task The_pause_sign_stands_in_the_middle_of_its_button()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var banner = await BannerPage.OpenAsync(station, topic);

        var (button, sign) = (await BoxAsync(banner.Pause), await BoxAsync(banner.Pause.Locator("svg")));

        Assert.Equal(button.X + button.Width / 2, sign.X + sign.Width / 2, 0.5f);
        Assert.Equal(button.Y + button.Height / 2, sign.Y + sign.Height / 2, 0.5f);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task At_320_pixels_nothing_scrolls_sideways(string language)
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, string.Concat(Enumerable.Repeat(language == "ar" ? "خبر طويل جدًا " : "A very long headline ", 12)).Trim(), language);
        await using var banner = await BannerPage.OpenAsync(station, topic, Look.Phone with { Width = 320 }, language);
        await Expect(banner.Headline).ToBeVisibleAsync();
        Assert.False(await banner.Visit.ScrollsSidewaysAsync());

        await station.Newsroom.RaiseAsync(topic, string.Concat(Enumerable.Repeat("Breaking words ", 12)).Trim(), string.Concat(Enumerable.Repeat("كلمات عاجلة ", 12)).Trim());
        await Expect(banner.Breaking).ToBeVisibleAsync();
        Assert.False(await banner.Visit.ScrollsSidewaysAsync());
        await banner.Visit.KeepScreenshotAsync($"banner-{language}-320-long");
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator locator) =>
        await locator.BoundingBoxAsync() ?? throw new InvalidOperationException($"{locator} is not on the page.");
}
