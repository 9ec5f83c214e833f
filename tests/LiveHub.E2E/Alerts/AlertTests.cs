using LiveHub.Testing;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Alerts;

/// <summary>Alerts in a browser: asked for, shown by the worker in a page's absence, corrected, taken back, opened.</summary>
public sealed class AlertTests(Station station)
{
    [Fact]
    public async Task A_reader_who_asks_for_alerts_is_registered_and_may_leave_again()
    {
        await using var page = await AlertPage.OpenAsync(station);
        await Expect(page.Button).ToHaveTextAsync("تفعيل التنبيهات");

        await page.SubscribeAsync();

        await Expect(page.Button).ToHaveTextAsync("إيقاف التنبيهات");
        var (method, id, body) = Assert.Single(page.Site.Asked);
        Assert.Equal("PUT", method);
        Assert.Equal($"token-of-{page.Site.Address.Authority}", body!["target"]!.GetValue<string>());
        Assert.Equal(["ar", "en"], body["languages"]!.AsArray().Select(language => language!.GetValue<string>()));
        Assert.Equal("Europe/Athens", body["timeZone"]!.GetValue<string>());

        await page.Visit.Page.ReloadAsync();
        await Expect(page.Element).ToHaveAttributeAsync("state", "on");
        await page.Button.ClickAsync();
        await Expect(page.Element).ToHaveAttributeAsync("state", "off");

        Assert.Equal(("DELETE", id), page.Site.Asked.Select(asked => (asked.Method, asked.Path)).Last());
    }

    [Fact]
    public async Task An_alert_is_shown_in_its_language_and_direction_and_its_receipt_is_sent()
    {
        await using var page = await AlertPage.OpenAsync(station);
        await page.SubscribeAsync();

        await page.PushAsync("breaking.ar");

        var seen = await SeenAsync(page, "the alert is shown", shown => shown.Count == 1);
        Assert.Equal(("rtl", "ar", "tugs-free-ship", false), (seen[0].Dir, seen[0].Lang, seen[0].Tag, seen[0].Silent));
        Assert.Contains("القاطرات", seen[0].Title, StringComparison.Ordinal);
        await Eventually.Until("the receipt has come", () => page.Site.Asked.Any(asked => asked.Path.EndsWith("/received", StringComparison.Ordinal)));
        var receipt = page.Site.Asked.Last().Body!;
        Assert.Equal(("tugs-free-ship", 1), (receipt["alert"]!.GetValue<string>(), receipt["revision"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_correction_takes_the_alerts_place_and_the_alert_does_not_come_back()
    {
        await using var page = await AlertPage.OpenAsync(station);
        await page.SubscribeAsync();
        await page.PushAsync("breaking.ar");
        await SeenAsync(page, "the alert is shown", shown => shown.Count == 1);

        await page.PushAsync("correction.ar");
        await page.PushAsync("breaking.ar");
        // Behind it in the queue: when this one is shown, the late alert has been looked at.
        await page.PushAsync("breaking.ar", data => (data["alert"], data["tag"]) = ("other", "other"));

        var seen = await SeenAsync(page, "what came last is shown", shown => shown.Any(notification => notification.Tag == "other"));
        Assert.Equal(2, seen.Count);
        Assert.StartsWith("تصحيح: ", seen.Single(notification => notification.Tag == "tugs-free-ship").Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recalled_alert_is_closed()
    {
        await using var page = await AlertPage.OpenAsync(station);
        await page.SubscribeAsync();
        await page.PushAsync("breaking.en");
        await SeenAsync(page, "the alert is shown", shown => shown.Count == 1);

        await page.PushAsync("recall.ar");

        await SeenAsync(page, "the alert is closed", shown => shown.Count == 0);
    }

    [Fact]
    public async Task What_other_senders_push_is_theirs()
    {
        await using var page = await AlertPage.OpenAsync(station);
        await page.SubscribeAsync();

        await page.PushAsync("breaking.ar", data => data.Remove("alert"));
        await page.PushAsync("breaking.en");

        Assert.Equal("en", Assert.Single(await SeenAsync(page, "the alert is shown", shown => shown.Count > 0)).Lang);
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("en", false)]
    public async Task The_opt_in_is_clean(string language, bool dark)
    {
        await using var page = await AlertPage.OpenAsync(station, language, Look.Of(dark, phone: true));
        await page.SubscribeAsync();

        await page.Visit.KeepScreenshotAsync($"push-{language}-{(dark ? "dark" : "light")}");
        await page.Visit.AssertCleanAsync();
    }

    private static async Task<IReadOnlyList<SeenNotification>> SeenAsync(AlertPage page, string reason, Func<IReadOnlyList<SeenNotification>, bool> condition)
    {
        IReadOnlyList<SeenNotification> seen = [];
        await Eventually.Until(reason, async () => condition(seen = await page.SeenAsync()));
        return seen;
    }
}
