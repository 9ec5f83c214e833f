using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>What happens in the newsroom while a reader is on the live page.</summary>
[Collection(nameof(AloneCollection))]
public sealed class LivePageNewsTests(Station station, Edition edition) : IClassFixture<Edition>
{
    [Fact]
    public async Task A_published_headline_reaches_banner_list_and_counter()
    {
        await using var page = await LivePage.OpenAsync(station, edition);
        var counter = page.Page.Locator($"[data-count-of='{edition.Story}']").First;
        var before = await counter.InnerTextAsync();

        await edition.Newsroom.PublishAsync(edition.Story, "The lighthouse is lit again");

        await Expect(page.Headline).ToHaveTextAsync("The lighthouse is lit again");
        // The pinned one stays on top.
        await Expect(page.Titles.Nth(1)).ToHaveTextAsync("The lighthouse is lit again");
        await Expect(counter).Not.ToHaveTextAsync(before);
        await page.Page.WaitForFunctionAsync("() => document.querySelector('live-list').shadowRoot.getAnimations().length === 0");
        await page.Visit.AssertNothingMovedAsync();
    }

    [Fact]
    public async Task A_breaking_alert_leads_to_its_item_and_goes_when_cleared()
    {
        var item = await edition.Newsroom.PublishAsync(edition.Story, "Tugs free the container ship");
        await using var page = await LivePage.OpenAsync(station, edition);

        var alert = await edition.Newsroom.RaiseAsync(edition.Story, "Ship freed", "تعويم السفينة", about: item);
        await Expect(page.BreakingHeadline).ToHaveTextAsync("Ship freed");
        await page.BreakingHeadline.ClickAsync();

        await Expect(page.Entries.And(page.Page.Locator(".target"))).ToContainTextAsync("Tugs free the container ship");
        await edition.Newsroom.ClearAsync(alert);
        await Expect(page.Breaking).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_correction_and_a_retraction_are_told_in_place()
    {
        var corrected = await edition.Newsroom.PublishAsync(edition.Story, "The channel opens on Monday");
        await using var page = await LivePage.OpenAsync(station, edition);
        var retracted = await edition.Newsroom.PublishAsync(edition.Story, "The pilot has resigned");
        await Expect(page.Headline).ToHaveTextAsync("The pilot has resigned");

        await edition.Newsroom.RetractAsync(retracted, "It was another pilot.");
        await edition.Newsroom.CorrectAsync(corrected, "The channel opens on Tuesday", "The day was wrong.");

        await Expect(page.Headline).ToHaveTextAsync("The channel opens on Tuesday");
        await Expect(page.Correction).ToHaveTextAsync("Correction");
        await Expect(page.Titles.Filter(new() { HasText = "The pilot has resigned" })).ToHaveCountAsync(0);
        await Expect(page.Entries.Filter(new() { HasText = "The channel opens on Tuesday" })).ToContainTextAsync("The day was wrong.");
    }

    [Fact]
    public async Task A_new_address_of_an_outlet_shows_at_once_in_the_language_of_the_page()
    {
        await using var page = await LivePage.OpenAsync(station, edition);
        var outlets = page.Page.Locator("ul.follow a");
        await Expect(outlets).ToHaveTextAsync(["The Wire's app", "Atom · RSS"]);

        await edition.Newsroom.LinkAsync(
            edition.Channel, ("https://mirror.example/app", "تطبيق النشرة", "ar"), ("https://mirror.example/app", "The Wire's app", "en"), ("https://news.example/radio", "Radio", "en"));

        await Expect(outlets).ToHaveTextAsync(["The Wire's app", "Radio"]);
        await Expect(outlets.First).ToHaveAttributeAsync("href", "https://mirror.example/app");
    }

    [Fact]
    public async Task The_title_counts_what_comes_while_the_page_is_hidden()
    {
        await using var page = await LivePage.OpenAsync(station, edition);
        var title = await page.Page.TitleAsync();
        await page.Visit.HideAsync(true);

        await edition.Newsroom.PublishAsync(edition.Story, "Unseen");
        await Expect(page.Page).ToHaveTitleAsync($"(1) {title}");

        await page.Visit.HideAsync(false);
        await Expect(page.Page).ToHaveTitleAsync(title);
        await Expect(page.Titles.Nth(1)).ToHaveTextAsync("Unseen");
    }
}
