using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>The frame of the console: how it looks, what it says of the house, and who is there.</summary>
public sealed class ShellTests(Station station)
{
    public static TheoryData<string, bool, bool> Looks => Look.All();

    private Staff Staff => new(station.Server);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task It_is_clean_in_every_look(string language, bool dark, bool phone)
    {
        var id = await Staff.AddWithPasswordAsync(language == "ar" ? "ليلى" : "Layla");
        var look = Look.Of(dark, phone) with { Width = phone ? 390 : 1440, Height = phone ? 844 : 1000 };
        await using var console = await ConsoleVisit.SignInAsync(station, id, language, look);
        await Expect(console.Page.Locator("html")).ToHaveAttributeAsync("dir", language == "ar" ? "rtl" : "ltr");
        await Expect(console.Page.Locator(".env")).ToHaveTextAsync(language == "ar" ? "الإنتاجPRODUCTION" : "PRODUCTION");
        await console.Visit.KeepScreenshotAsync($"console-{language}-{(dark ? "dark" : "light")}-{(phone ? "390" : "1440")}");
        await console.Visit.AssertCleanAsync();
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task At_360_pixels_everything_is_there_and_in_reach_of_a_thumb(string language)
    {
        var id = await Staff.AddWithPasswordAsync("Layla");
        await using var console = await ConsoleVisit.SignInAsync(station, id, language, Look.Phone with { Width = 360, Height = 640 });
        var dock = console.Page.Locator(".dock");
        await Expect(dock.Locator("> *")).ToHaveCountAsync(5);
        foreach (var target in await dock.Locator("> *").AllAsync())
        {
            var box = (await target.BoundingBoxAsync())!;
            Assert.True(box is { Width: >= 44, Height: >= 44 } && box.Y > 640 / 2, $"{await target.InnerTextAsync()}: {box.Width} x {box.Height} at {box.Y}");
        }
        await dock.Locator("button").Last.ClickAsync();
        var more = console.Page.Locator("dialog.more-sheet");
        await Expect(more).ToBeVisibleAsync();
        await console.Visit.KeepScreenshotAsync($"console-more-360-{language}");
        await console.Visit.AssertCleanAsync();
        await console.Page.Keyboard.PressAsync("Escape");
        await Expect(more).ToBeHiddenAsync();
        Assert.False(await console.Visit.ScrollsSidewaysAsync());
    }

    [Fact]
    public async Task The_language_of_the_interface_changes_in_place_and_is_remembered()
    {
        var id = await Staff.AddWithPasswordAsync("Layla");
        await using var console = await ConsoleVisit.SignInAsync(station, id, look: Look.Desktop with { Width = 1440 });
        await console.Page.EvaluateAsync("window.isSamePage = true");
        await console.Page.Locator(".lang input[value=ar]").CheckAsync();
        await Expect(console.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Expect(console.Health).ToContainTextAsync("كل الأنظمة تعمل");
        await Expect(console.Page.Locator(".lang input[value=ar]")).ToBeFocusedAsync();
        Assert.True(await console.Page.EvaluateAsync<bool>("window.isSamePage"), "no page was loaded");
        await console.Page.ReloadAsync();
        await console.IsOpenAsync();
        await Expect(console.Page.Locator("html")).ToHaveAttributeAsync("lang", "ar");
    }

    [Fact]
    public async Task A_canary_older_than_15_minutes_turns_the_strip_red_and_says_so()
    {
        var id = await Staff.AddWithPasswordAsync("Layla");
        var age = 840;
        await using var console = await ConsoleVisit.SignInAsync(station, id, prepare: page => page.RouteAsync("**/api/v1/status", async route =>
        {
            var body = $$"""
                {"now":1000,"mode":"production","version":"1","store":{"kind":"redis","ok":true,"latencyMs":0.6},"readers":41240,"nodes":[{"name":"a","draining":false},
                {"name":"b","draining":false}],"push":{"configured":true},"canary":{"ok":true,"at":1,"ageSeconds":{{age}} } }
                """;
            await route.FulfillAsync(new() { ContentType = "application/json", Body = body });
        }));
        await Expect(console.Health.Locator("[data-what=canary]")).ToHaveTextAsync("Last live check14 min ago");
        age = 960;
        await console.Visit.HideAsync(false);
        await Expect(console.Health).ToHaveAttributeAsync("data-health", "bad");
        await Expect(console.Health.Locator("[data-what=all]")).ToHaveTextAsync("Something is broken");
        await Expect(console.Health.Locator("[role=status]")).ToHaveTextAsync("Something is broken");
        await console.Visit.KeepScreenshotAsync("console-canary-late");
        await console.Visit.AssertCleanAsync();
    }

    [Fact]
    public async Task Staging_says_so_by_word_and_pattern_not_by_colour_alone()
    {
        using var data = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(data.Path, "--LiveHub:Mode=staging");
        var id = await new Staff(server).AddWithPasswordAsync("Layla");
        await using var console = await ConsoleVisit.SignInAsync(station, id, look: Look.Desktop.Dark, at: server.Address);
        await Expect(console.Page.Locator(".env")).ToHaveTextAsync("STAGING");
        var pattern = await console.Page.Locator("console-mode .frame").EvaluateAsync<string>("frame => getComputedStyle(frame).borderImageSource");
        Assert.StartsWith("repeating-linear-gradient", pattern, StringComparison.Ordinal);
        await console.Visit.KeepScreenshotAsync("console-staging-dark");
        await console.Visit.AssertCleanAsync();
    }

    [Fact]
    public async Task The_server_going_away_is_said_and_the_console_comes_back_by_itself()
    {
        using var data = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(data.Path);
        var id = await new Staff(server).AddWithPasswordAsync("Layla");
        await using var console = await ConsoleVisit.SignInAsync(station, id, at: server.Address);
        await server.StopAsync();
        await Expect(console.Health).ToContainTextAsync("out of reach");
        await server.StartAsync();
        await Expect(console.Health).ToHaveAttributeAsync("data-health", "good");
        await Expect(console.SignInSheet).ToBeHiddenAsync();
    }
}
