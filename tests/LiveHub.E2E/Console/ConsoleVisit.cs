using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>An editor at the console, in a browser of their own.</summary>
internal sealed class ConsoleVisit : IAsyncDisposable
{
    private ConsoleVisit(Visit visit) => Visit = visit;

    public Visit Visit { get; }

    public IPage Page => Visit.Page;

    public ILocator Name => Page.Locator("#sign-in-name");

    public ILocator Password => Page.Locator("#sign-in-password");

    public ILocator Submit => Page.Locator(".sign-in-form button[type=submit]");

    public ILocator Fault => Page.Locator(".sign-in-form .fault");

    public ILocator Health => Page.Locator("console-health");

    /// <summary>The circles of those who are there, and how they are read out.</summary>
    public ILocator Others => Page.Locator("console-presence .who");

    public ILocator Palette => Page.Locator("dialog.palette");

    public ILocator Help => Page.Locator("dialog.keys");

    /// <summary>The sheet over the open work when a session has ended.</summary>
    public ILocator SignInSheet => Page.Locator("dialog.sign-in-sheet");

    /// <param name="path">Of the console or of a one-time link.</param>
    /// <param name="language">Of the interface, as this browser remembers it.</param>
    /// <param name="at">Address of the server; the station's when null.</param>
    public static async Task<ConsoleVisit> OpenAsync(
        Station station, string path = "console", string language = "en", Look? look = null, Uri? at = null, Func<IPage, Task>? prepare = null)
    {
        var visit = await Visit.OpenAsync(station, new Uri(at ?? station.Server.Address, path), look, async page =>
        {
            // Only as long as nothing was chosen on the page.
            await page.AddInitScriptAsync($"localStorage['livehub-console'] ??= JSON.stringify({{ language: '{language}' }})");
            if (prepare is not null)
                await prepare(page);
        });
        return new ConsoleVisit(visit);
    }

    /// <summary>Opens the console and signs in the way an editor does.</summary>
    public static async Task<ConsoleVisit> SignInAsync(
        Station station, string person, string language = "en", Look? look = null, Uri? at = null, Func<IPage, Task>? prepare = null)
    {
        var console = await OpenAsync(station, "console", language, look, at, prepare);
        await console.Name.FillAsync(person);
        await console.SignInAsync(Staff.Password);
        await console.IsOpenAsync();
        return console;
    }

    public async Task SignInAsync(string password)
    {
        await Password.FillAsync(password);
        await Submit.ClickAsync();
    }

    /// <summary>Waits until the console is open, its hub is there and the health of the house is known.</summary>
    public async Task IsOpenAsync()
    {
        await Expect(Page.Locator("header.bar")).ToBeVisibleAsync();
        await Expect(Health).ToHaveAttributeAsync("data-health", "good");
    }

    public ValueTask DisposeAsync() => Visit.DisposeAsync();
}
