using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>The composer in every look, clean by every rule of axe.</summary>
public sealed class ComposerLookTests(Station station, AlertHouse house) : IClassFixture<AlertHouse>
{
    private const string Arabic = "تعويم السفينة الجانحة واستئناف الملاحة في المضيق";

    public static TheoryData<string, bool, bool> Looks => Look.All();

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_composer_is_clean_in_every_look(string language, bool dark, bool phone)
    {
        var topic = await house.StraitAsync();
        var look = Look.Of(dark, phone);
        look = phone ? look with { Width = 360 } : look with { Width = 1440, Height = 1000 };
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla, language, look);
        await page.ComposeAsync("push", Arabic, null, topic);
        await page.SourceName.FillAsync("هيئة الموانئ");
        await Expect(page.Estimate).ToContainTextAsync("3");
        await Expect(page.Kept).Not.ToBeEmptyAsync();
        await page.Tab("ar").ClickAsync();

        var name = $"console-composer-{language}-{(phone ? 360 : 1440)}-{(dark ? "dark" : "light")}";
        await page.Visit.KeepScreenshotAsync(name);
        await page.Visit.AssertCleanAsync();
        await page.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Sheet).ToBeVisibleAsync();
        await page.Visit.KeepScreenshotAsync($"{name}-confirm");
        await page.Visit.AssertCleanAsync();
    }

    [Fact]
    public async Task The_countdown_is_clean_and_its_way_back_can_be_reached()
    {
        var topic = await house.StraitAsync();
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla, "ar", Look.Desktop with { Width = 1440, Height = 1000 });
        await page.ComposeAsync("breaking", "فتح طريق الجبل بعد إزالة الثلوج", null, topic);
        await page.SendAsync("مضيق الشمال");

        await Expect(page.Countdown).ToBeVisibleAsync();
        await page.Visit.KeepScreenshotAsync("console-countdown-ar");
        await page.Visit.AssertCleanAsync();
        await page.Undo.ClickAsync();
        await Expect(page.Countdown).ToBeHiddenAsync();
    }
}
