using LiveHub.Testing.Faults;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>Two editors in two browsers: they see each other, and do not write over each other.</summary>
public sealed class PresenceTests(Station station)
{
    private Staff Staff => new(station.Server);

    [Fact]
    public async Task Editors_see_who_else_is_there_once_however_many_windows_they_have()
    {
        var (layla, yusuf) = (await Staff.AddWithPasswordAsync("Layla"), await Staff.AddWithPasswordAsync("يوسف"));
        await using var first = await ConsoleVisit.SignInAsync(station, layla);
        await using (var second = await ConsoleVisit.SignInAsync(station, yusuf, "ar", Look.Phone))
        await using (var third = await ConsoleVisit.SignInAsync(station, yusuf, "ar"))
        {
            await Expect(first.Others).ToHaveAttributeAsync("aria-label", "In the newsroom now: يوسف");
            await Expect(third.Others).ToHaveAttributeAsync("aria-label", "في غرفة التحرير الآن: Layla");
            await Expect(first.Others.Locator(".av")).ToHaveTextAsync(["ي"]);
            await first.Visit.KeepScreenshotAsync("console-presence-first");
            await third.Visit.KeepScreenshotAsync("console-presence-second-ar");
        }
        await Expect(first.Others).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_one_edits_the_other_sees_and_may_take_over_and_nothing_that_was_typed_is_lost()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        var item = await station.Newsroom.PublishAsync(topic, "Dredging begins in the outer harbour");
        var (layla, yusuf) = (await Staff.AddWithPasswordAsync("Layla"), await Staff.AddWithPasswordAsync("Yusuf"));
        await using var first = await ConsoleVisit.SignInAsync(station, layla);
        await using var second = await ConsoleVisit.SignInAsync(station, yusuf);
        var (hers, his) = (RowOf(first, item), RowOf(second, item));

        await hers.Locator("[data-act=edit]").ClickAsync();
        await hers.Locator("textarea").FillAsync("Dredging begins in the outer harbour today");
        await Expect(his.Locator(".hold")).ToContainTextAsync("Layla");
        await Expect(his.Locator("[data-act=edit]")).ToHaveCountAsync(0);
        await second.Visit.KeepScreenshotAsync("console-lease-held");
        await second.Visit.AssertCleanAsync();

        await his.Locator("[data-act=take]").ClickAsync();
        await Expect(his.Locator("textarea")).ToBeFocusedAsync();
        await Expect(hers.Locator(".hold")).ToContainTextAsync("Yusuf");
        await Expect(hers.Locator("textarea")).ToHaveValueAsync("Dredging begins in the outer harbour today");
        await Expect(hers.Locator("textarea")).ToHaveAttributeAsync("readonly", "");
        await first.Visit.KeepScreenshotAsync("console-lease-taken-over");
        await first.Visit.AssertCleanAsync();

        await second.Page.Keyboard.PressAsync("Escape");
        await Expect(hers.Locator(".hold")).ToHaveCountAsync(0);
        await Expect(hers.Locator("textarea")).Not.ToHaveAttributeAsync("readonly", "");
    }

    [Fact]
    public async Task An_editor_whose_connection_drops_has_the_editing_again_when_it_is_back()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        var item = await station.Newsroom.PublishAsync(topic, "Ferry timetable changes on Sunday");
        var (layla, yusuf) = (await Staff.AddWithPasswordAsync("Layla"), await Staff.AddWithPasswordAsync("Yusuf"));
        await using var line = new FaultProxy(station.Server.Address.Port);
        await using var first = await ConsoleVisit.SignInAsync(station, layla, at: line.Address);
        await using var second = await ConsoleVisit.SignInAsync(station, yusuf);
        await RowOf(first, item).Locator("[data-act=edit]").ClickAsync();
        await Expect(RowOf(second, item).Locator(".hold")).ToContainTextAsync("Layla");

        line.IsRefusing = true;
        line.Cut();
        await Expect(first.Health).ToContainTextAsync("out of reach");
        line.IsRefusing = false;
        await first.IsOpenAsync();
        await Expect(RowOf(second, item).Locator(".hold")).ToContainTextAsync("Layla");
        await Expect(RowOf(first, item).Locator("textarea")).Not.ToHaveAttributeAsync("readonly", "");
    }

    private static ILocator RowOf(ConsoleVisit console, Published item) => console.Page.Locator($"console-ticker .row[data-id='{item.Id}']");
}
