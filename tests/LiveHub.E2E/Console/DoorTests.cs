using System.Text.RegularExpressions;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>How an editor comes in: by a link at first, then by a password, and again after a session has ended.</summary>
public sealed partial class DoorTests(Station station)
{
    private Staff Staff => new(station.Server);

    [Fact]
    public async Task The_link_on_the_terminal_makes_the_first_editor_once()
    {
        using var data = new TestFolder();
        await using var server = await LiveHubProcess.StartUnderAsync(["env", "-u", "LIVEHUB_ADMIN_KEY"], data.Path);
        await Eventually.Until("the terminal shows the link", () => WelcomeLink().IsMatch(server.Log));
        var link = WelcomeLink().Match(server.Log).Value;

        await using (var first = await ConsoleVisit.OpenAsync(station, link, "ar", at: server.Address))
        {
            await Expect(first.Page.Locator("h1")).ToContainTextAsync("أهلًا بك");
            await first.Page.Locator("#link-name").FillAsync("ليلى");
            await first.Page.Locator("#link-id").FillAsync("layla");
            await first.Page.Locator("#link-password").FillAsync("short");
            await first.Page.Locator("#link-again").FillAsync("short");
            await first.Submit.ClickAsync();
            await Expect(first.Fault).ToContainTextAsync("12");
            await first.Visit.KeepScreenshotAsync("console-welcome-ar");
            await first.Visit.AssertCleanAsync();
            await first.Page.Locator("#link-password").FillAsync(Staff.Password);
            await first.Page.Locator("#link-again").FillAsync(Staff.Password);
            await first.Submit.ClickAsync();
            await first.IsOpenAsync();
            await Expect(first.Page).ToHaveURLAsync(new Uri(server.Address, "console").AbsoluteUri);
        }

        await using var late = await ConsoleVisit.OpenAsync(station, link, "en", at: server.Address);
        await Expect(late.Page.Locator("h1")).ToHaveTextAsync("This link does not work any more");
        await using var again = await ConsoleVisit.SignInAsync(station, "layla", at: server.Address);
    }

    [Fact]
    public async Task An_invited_editor_is_greeted_by_name_in_their_language_and_chooses_a_password()
    {
        var id = await Staff.AddAsync("يوسف", language: "ar");
        await using var console = await ConsoleVisit.OpenAsync(station, (await Staff.InviteAsync(id)).AbsoluteUri, "en", Look.Phone);
        await Expect(console.Page.Locator("h1")).ToContainTextAsync("أهلًا");
        await Expect(console.Page.Locator("h1")).ToContainTextAsync("يوسف");
        await console.Page.Locator("#link-password").FillAsync(Staff.Password);
        await console.Page.Locator("#link-again").FillAsync("nine quiet harbors");
        await console.Submit.ClickAsync();
        await Expect(console.Fault).ToHaveTextAsync("الكلمتان مختلفتان.");
        await console.Visit.KeepScreenshotAsync("console-invite-phone-ar");
        await console.Visit.AssertCleanAsync();
        await console.Page.Locator("#link-again").FillAsync(Staff.Password);
        await console.Page.Keyboard.PressAsync("Enter");
        await console.IsOpenAsync();
    }

    [Fact]
    public async Task A_wrong_password_says_the_same_as_an_unknown_name()
    {
        var id = await Staff.AddWithPasswordAsync("Layla");
        await using var console = await ConsoleVisit.OpenAsync(station);
        foreach (var name in (string[])[id, "nobody-here"])
        {
            await console.Name.FillAsync(name);
            await console.SignInAsync("not the password at all");
            await Expect(console.Fault).ToHaveTextAsync("The name or the password is not right.");
        }
    }

    [Fact]
    public async Task A_session_that_ends_is_renewed_in_place_and_nothing_is_touched()
    {
        var id = await Staff.AddWithPasswordAsync("Layla");
        await using var console = await ConsoleVisit.SignInAsync(station, id, look: Look.Desktop);
        await console.Page.EvaluateAsync("window.isSamePage = true");
        var headline = console.Page.Locator("console-composer textarea").First;
        await headline.FillAsync("Tugs free the container");
        await Staff.SignOutAsync(id);
        // The page looks after itself; nobody has to press anything.
        await Expect(console.SignInSheet).ToBeVisibleAsync();
        await Expect(console.SignInSheet).ToContainTextAsync("Everything you typed is still in its place");
        await Expect(console.Name).ToHaveValueAsync(id);
        await Expect(console.Password).ToBeFocusedAsync();
        await console.Page.Keyboard.PressAsync("Escape");
        await Expect(console.SignInSheet).ToBeVisibleAsync();
        await console.Visit.KeepScreenshotAsync("console-session-ended");

        await console.SignInAsync(Staff.Password);
        await Expect(console.SignInSheet).ToBeHiddenAsync();
        await console.IsOpenAsync();
        Assert.True(await console.Page.EvaluateAsync<bool>("window.isSamePage"), "no page was loaded");
        await Expect(headline).ToHaveValueAsync("Tugs free the container");
    }

    [Fact]
    public async Task Signing_out_leaves_nothing_behind()
    {
        var id = await Staff.AddWithPasswordAsync("Layla");
        await using var console = await ConsoleVisit.SignInAsync(station, id);
        await console.Page.Locator(".user").ClickAsync();
        await console.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(console.Name).ToBeFocusedAsync();
        await Expect(console.Page.Locator("header.bar")).ToHaveCountAsync(0);
        await console.Page.ReloadAsync();
        await Expect(console.Name).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"http://\S+/console/welcome#\S+", RegexOptions.None, 1000)]
    private static partial Regex WelcomeLink();
}
