using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>What went out is looked back at.</summary>
public sealed class HistoryTests(Station station, AlertHouse house) : IClassFixture<AlertHouse>
{
    [Fact]
    public async Task An_alert_is_found_with_who_sent_it_what_was_changed_and_what_can_still_be_done()
    {
        const string text = "حركة القطارات تعود إلى طبيعتها";
        var topic = await house.Newsroom.OpenTopicAsync("Trains", "القطارات");
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ComposeAsync("breaking", text, "Trains run as usual again", topic);
        await page.SendAsync("Trains");
        await page.SendNow.ClickAsync();
        await Expect(page.Receipt).ToContainTextAsync("Published");
        await page.Way.GetByRole(AriaRole.Button, new() { Name = "Correct", Exact = true }).ClickAsync();
        await page.Way.Locator(".correction textarea[lang=en]").FillAsync("Trains run on two lines again");
        await page.Way.GetByRole(AriaRole.Button, new() { Name = "Send the correction" }).ClickAsync();
        await Expect(page.Way.Locator(".way-head .chip")).ToHaveTextAsync("Corrected");

        await page.Page.GotoAsync(new Uri(house.Server.Address, "console#/history").AbsoluteUri);
        var history = page.Page.Locator("console-history");
        await history.Locator("select").First.SelectOptionAsync(topic);
        await history.Locator("select").Nth(1).SelectOptionAsync("corrected");
        var row = history.Locator(".history-row").Filter(new() { HasText = text });
        await Expect(row).ToContainTextAsync("Layla");
        await row.Locator("summary").ClickAsync();

        await Expect(row.Locator(".timeline")).ToContainTextAsync("In the feed");
        await Expect(row.Locator(".timeline ins").Filter(new() { HasText = "on two lines" }).First).ToBeVisibleAsync();
        await Expect(row.Locator(".rc")).ToContainTextAsync("Published");
        await page.Visit.KeepScreenshotAsync("console-history-en");
        await page.Visit.AssertCleanAsync();
        var csv = await page.Page.EvaluateAsync<string>("fetch(document.querySelector('console-history a[download]').href).then(answer => answer.text())");
        Assert.Contains(text, csv, StringComparison.Ordinal);
        await history.Locator("select").Nth(1).SelectOptionAsync("cancelled");
        await Expect(row).ToHaveCountAsync(0);
    }
}
