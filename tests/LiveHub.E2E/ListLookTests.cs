using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>How the embedded list looks in both directions, both themes and both sizes; the pictures are kept in artifacts/screenshots.</summary>
[Collection(nameof(AloneCollection))]
public sealed class ListLookTests(Station station, Edition edition) : IClassFixture<Edition>
{
    [Theory]
    [MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task The_list_is_clean_in_every_look(string language, bool dark, bool phone)
    {
        await using var list = await ListPage.OpenAsync(station, $"{edition.Story} {edition.Section}", Look.Of(dark, phone), language, edition.Server.Address, $"languages=\"{language}\" chips");
        await Expect(list.Entries).ToHaveCountAsync(6);
        await Expect(list.Entries.First).ToContainTextAsync(language == "ar" ? "مثبّت" : "Pinned");

        await list.Visit.KeepScreenshotAsync($"list-{language}-{(phone ? 390 : 1280)}-{(dark ? "dark" : "light")}");

        await list.Visit.AssertCleanAsync();
    }

    [Fact]
    public async Task A_long_pinned_lead_is_unfolded_by_its_button()
    {
        await using var list = await ListPage.OpenAsync(station, edition.Story, Look.Phone, server: edition.Server.Address, attributes: "languages=\"en\"");
        var fold = list.Page.Locator("live-list .fold");
        await Expect(fold).ToHaveAttributeAsync("aria-expanded", "false");
        var folded = await list.Entries.First.BoundingBoxAsync();

        await fold.ClickAsync();

        await Expect(fold).ToHaveAttributeAsync("aria-expanded", "true");
        Assert.True((await list.Entries.First.BoundingBoxAsync())!.Height > folded!.Height);
    }
}
