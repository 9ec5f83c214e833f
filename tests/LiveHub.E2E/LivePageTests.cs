using LiveHub.Testing;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>The live page at <c>/</c>: Arabic by default, English by <c>?lang=en</c>, whole before any script has run, and still when one takes over.</summary>
[Collection(nameof(AloneCollection))]
public sealed class LivePageTests(Station station, Edition edition) : IClassFixture<Edition>
{
    [Theory]
    [MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task The_page_is_clean_in_every_look(string language, bool dark, bool phone)
    {
        await LivePage.IsRenderedAsync(edition, language, language == "ar" ? "ما نعرفه حتى الآن" : "What we know");
        await using var page = await LivePage.OpenAsync(station, edition, language, Look.Of(dark, phone));

        await page.Visit.KeepScreenshotAsync($"page-{language}-{(phone ? 390 : 1280)}-{(dark ? "dark" : "light")}");

        await page.Visit.AssertCleanAsync();
        await page.Visit.AssertNothingMovedAsync();
        Assert.Equal([edition.Server.Address.Authority], page.Visit.Origins);
        await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("dir", language == "ar" ? "rtl" : "ltr");
    }

    [Theory]
    [InlineData("ar", false)]
    [InlineData("en", false)]
    [InlineData("ar", true)]
    [InlineData("en", true)]
    public async Task The_script_draws_each_article_as_high_as_the_server_did(string language, bool phone)
    {
        await using var page = await LivePage.OpenAsync(station, edition, language, Look.Of(dark: false, phone));
        var heights = await page.Page.EvaluateAsync<Heights>(
            """
            () => {
              const list = document.querySelector('live-list');
              const fallback = list.shadowRoot.querySelector('.fallback');
              const of = root => [...root.querySelectorAll('article')].map(article => article.getBoundingClientRect().height);
              const drawn = of(list.shadowRoot);
              fallback.hidden = false;
              return { rendered: of(list), drawn };
            }
            """);

        Assert.True(heights.Rendered.Length > 5, "the page shows every shape of an article");
        Assert.Equal(heights.Rendered, heights.Drawn);
    }

    [Fact]
    public async Task Without_scripts_the_page_lists_the_news()
    {
        await using var visit = await Visit.OpenAsync(station, edition.AddressIn("en"), Look.Desktop with { RunsJavaScript = false });

        await Expect(visit.Page.Locator("live-list article").GetByText("Ship runs aground in the strait")).ToBeVisibleAsync();
        // Nothing folds where no script could unfold it.
        await Expect(visit.Page.Locator("live-list .fold")).ToBeHiddenAsync();
        await visit.Page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", "page-en-1280-no-script.png") });
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task At_320_pixels_nothing_scrolls_sideways(string language)
    {
        await using var page = await LivePage.OpenAsync(station, edition, language, Look.Phone with { Width = 320 });

        Assert.False(await page.Visit.ScrollsSidewaysAsync());
    }

    [Theory]
    [InlineData("fa")]
    [InlineData("he")]
    [InlineData("ru")]
    public async Task Other_languages_have_a_clean_page_too(string language)
    {
        await using var visit = await Visit.OpenAsync(station, edition.AddressIn(language));
        await Expect(visit.Page.Locator("live-banner [part=frame]")).ToHaveAttributeAsync("data-status", "live");

        await visit.AssertCleanAsync();
    }

    private sealed record Heights
    {
        public double[] Rendered { get; init; } = [];

        public double[] Drawn { get; init; } = [];
    }
}
