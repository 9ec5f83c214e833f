using LiveHub.E2E.Demo;
using LiveHub.Testing;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Alerts;

/// <summary>Alerts in a browser: asked for, shown by the worker in a page's absence, corrected, taken back, opened.</summary>
[Collection(nameof(AloneCollection))]
public sealed class AlertTests(Station station)
{
    [Fact]
    public async Task A_reader_who_asks_for_alerts_is_registered_and_may_leave_again()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var page = await AlertPage.OpenAsync(station, topic: topic);
        await Expect(page.Button).ToHaveTextAsync("تفعيل التنبيهات");

        var device = await page.SubscribeAsync();

        await Expect(page.Button).ToHaveTextAsync("إيقاف التنبيهات");
        var known = await device.FindAsync(station.Server.Address);
        Assert.Equal(("web", $"token-of-{page.Site.Address.Authority}", "Europe/Athens"), ((string?)known!["platform"], (string?)known["target"], (string?)known["timeZone"]));
        Assert.Equal(["ar", "en"], known["languages"]!.AsArray().Select(language => (string?)language));
        Assert.Equal([topic], known["topics"]!.AsArray().Select(choice => (string?)choice!["topic"]));

        await page.Visit.Page.ReloadAsync();
        await Expect(page.Element).ToHaveAttributeAsync("state", "on");
        await page.Button.ClickAsync();
        await Expect(page.Element).ToHaveAttributeAsync("state", "off");

        Assert.Null(await device.FindAsync(station.Server.Address));
    }

    [Fact]
    public async Task An_alert_is_shown_in_its_language_and_direction()
    {
        await using var page = await AlertPage.OpenAsync(station);
        await page.SubscribeAsync();

        await page.PushAsync("breaking.ar");

        var seen = await SeenAsync(page, "the alert is shown", shown => shown.Count == 1);
        Assert.Equal(("rtl", "ar", "tugs-free-ship", false), (seen[0].Dir, seen[0].Lang, seen[0].Tag, seen[0].Silent));
        Assert.Contains("القاطرات", seen[0].Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_browser_has_shown_is_counted_among_those_that_showed_it()
    {
        await using var demo = await PhonesPage.OpenAsync(station);
        await using var page = await AlertPage.OpenAsync(station, server: demo.Address);
        await page.SubscribeAsync();
        var alert = await demo.FireAsync("قطع المياه عن الحي القديم", "Water is cut off in the old quarter", phones: 10);

        // The stand-in for FCM has no way into a browser: the browser is handed what it would have got.
        await page.PushAsync("breaking.ar", data => (data["alert"], data["tag"]) = (alert, alert));

        await SeenAsync(page, "the alert is shown", shown => shown.Count == 1);
        await Eventually.Until("nine phones and the browser have said that they showed it", async () =>
            (await demo.ProgressAsync(alert)).ToJsonString().Contains("\"shown\":10", StringComparison.Ordinal));
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
