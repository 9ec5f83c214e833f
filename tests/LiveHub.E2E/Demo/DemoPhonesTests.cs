using LiveHub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Demo;

/// <summary>The whole way of an alert with no Google account: editor, desk, sender, stand-in, phones, receipts, and the page that shows them.</summary>
[Collection(nameof(AloneCollection))]
public sealed class DemoPhonesTests(Station station)
{
    private const string Arabic = "قطع المياه عن الحي القديم حتى الغد - RT";
    private const string English = "Water is cut off in the old quarter until tomorrow";
    private const string RightArabic = "المياه مقطوعة عن شارع واحد فقط";
    private const string RightEnglish = "Water is cut off in one street only";

    [Fact]
    public async Task An_alert_comes_to_every_phone_is_corrected_and_taken_back()
    {
        await using var page = await PhonesPage.OpenAsync(station);

        var alert = await page.FireAsync(Arabic, English);

        await IsEverywhereAsync(page);
        await Eventually.Until("all phones have said that they showed it", async () => (await page.ProgressAsync(alert)).ToJsonString().Contains("\"shown\":9", StringComparison.Ordinal));

        await page.CorrectAsync(alert, RightArabic, RightEnglish);

        await Expect(page.Notice("android-ar", "تصحيح")).ToContainTextAsync(RightArabic);
        await Expect(page.Notice("ios-en", "Correction")).ToContainTextAsync(RightEnglish);
        await Expect(page.Notice("android-ar", "قطع المياه")).ToHaveCountAsync(0);
        await Expect(page.Notice("ios-en", English)).ToHaveCountAsync(0);

        await page.RecallAsync(alert);

        await Expect(page.Notice("ios-ar", "سُحب تنبيه سابق")).ToHaveCountAsync(1);
        await Expect(page.Notice("android-ar", RightArabic)).ToHaveCountAsync(0);
        await Expect(page.Notice("web-en", RightEnglish)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_live_page_of_a_demo_leads_to_its_phones()
    {
        await using var page = await PhonesPage.OpenAsync(station);
        await page.Visit.Page.GotoAsync(new Uri(page.Address, "?lang=en").AbsoluteUri);

        await page.Visit.Page.GetByRole(AriaRole.Link, new() { Name = "The demo's phones" }).ClickAsync();

        await Expect(page.Phone("android-en")).ToBeVisibleAsync();
        await page.Visit.AssertCleanAsync();
    }

    [Theory]
    [InlineData("ar", true, true)]
    [InlineData("ar", false, false)]
    [InlineData("en", false, true)]
    [InlineData("en", true, false)]
    public async Task The_page_is_clean_in_every_look(string language, bool dark, bool phone)
    {
        var look = Look.Of(dark, phone);
        await using var page = await PhonesPage.OpenAsync(station, language, phone ? look with { Width = 360 } : look);
        await page.FireAsync(Arabic, English);
        await IsEverywhereAsync(page);

        await page.Visit.KeepScreenshotAsync($"demo-phones-{language}-{(phone ? 360 : 1280)}-{(dark ? "dark" : "light")}");
        await page.Visit.AssertCleanAsync();
    }

    /// <summary>In Arabic, the alert's first language, on the phones of those whose language it has no text in.</summary>
    private static async Task IsEverywhereAsync(PhonesPage page)
    {
        foreach (var phone in (string[])["android-ar", "ios-ar", "web-ar", "android-fa", "ios-he", "web-ru"])
            await Expect(page.Notice(phone, "قطع المياه")).ToHaveCountAsync(1);
        foreach (var phone in (string[])["android-en", "ios-en", "web-en"])
            await Expect(page.Notice(phone, English)).ToHaveCountAsync(1);
        await page.Visit.Page.EvaluateAsync("Promise.all(document.getAnimations().map(animation => animation.finished)).then(() => true)");
    }
}
