using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>An editor at the composer, and its parts.</summary>
internal sealed class ComposerPage : IAsyncDisposable
{
    private readonly ConsoleVisit console;

    private ComposerPage(ConsoleVisit console) => this.console = console;

    public IPage Page => console.Page;

    public Visit Visit => console.Visit;

    public ILocator Composer => Page.Locator("console-composer");

    public ILocator Headline => Composer.Locator(".texts [role=tabpanel] > .text-field textarea");

    public ILocator SourceName => Composer.Locator(".source-row input").First;

    public ILocator Review => Composer.Locator(".compose > .foot .primary");

    public ILocator State => Composer.Locator(".compose > .foot .state");

    public ILocator Faults => Composer.Locator(".faults");

    public ILocator Kept => Composer.Locator(".compose > .head .end");

    public ILocator Similar => Composer.Locator(".form > .warn");

    public ILocator Estimate => Composer.Locator(".est");

    /// <summary>The last look before something goes out.</summary>
    public ILocator Sheet => Page.Locator("dialog.confirm[open]");

    public ILocator AudienceName => Sheet.Locator(".gate input");

    public ILocator SendTyped => Sheet.Locator(".gate .row-of .btn");

    public ILocator Hold => Sheet.Locator(".hold");

    /// <summary>What becomes of the alert sent last.</summary>
    public ILocator Way => Composer.Locator(".way").First;

    public ILocator Countdown => Composer.Locator(".way .go:not([hidden])");

    public ILocator Undo => Countdown.Locator(".undo");

    public ILocator SendNow => Countdown.Locator(".text");

    public ILocator Receipt => Composer.Locator(".way .rc");

    public ILocator Requests => Page.Locator("console-approvals .req");

    public static async Task<ComposerPage> OpenAsync(Station station, AlertHouse house, string person, string language = "en", Look? look = null)
    {
        var visit = await ConsoleVisit.OpenAsync(station, language: language, look: look, at: house.Server.Address);
        await visit.Name.FillAsync(person);
        await visit.SignInAsync(Staff.Password);
        var page = new ComposerPage(visit);
        // What there is to choose from has come.
        await Expect(page.Composer.Locator(".pick select option")).Not.ToHaveCountAsync(1);
        return page;
    }

    public ILocator Kind(string kind) => Composer.Locator($".kind input[value={kind}]");

    public ILocator Preview(string which) => Composer.Locator($"[data-preview={which}]");

    public ILocator Tab(string language) => Composer.Locator($"[role=tab][data-language={language}]");

    public async Task ChooseAsync(string kind) => await Kind(kind).CheckAsync(new() { Force = true });

    public async Task WriteAsync(string arabic, string? english = null)
    {
        await Tab("ar").ClickAsync();
        await Headline.FillAsync(arabic);
        if (english is null)
            return;
        await Tab("en").ClickAsync();
        await Headline.FillAsync(english);
    }

    public async Task ToEverybodyAsync() => await Composer.Locator(".audience-field .seg input[value=all]").CheckAsync(new() { Force = true });

    public async Task ToTopicAsync(string slug)
    {
        await Composer.Locator(".audience-field .seg input[value=topics]").CheckAsync(new() { Force = true });
        await Composer.Locator(".pick select").SelectOptionAsync(slug);
    }

    /// <summary>Writes a whole alert: kind, texts, source, audience.</summary>
    /// <param name="topic">Null: everybody.</param>
    public async Task ComposeAsync(string kind, string arabic, string? english, string? topic)
    {
        await ChooseAsync(kind);
        await WriteAsync(arabic, english);
        await SourceName.FillAsync("Port authority");
        if (topic is null)
            await ToEverybodyAsync();
        else
            await ToTopicAsync(topic);
    }

    /// <summary>Opens the last look by key, and sends by typing the audience.</summary>
    public async Task SendAsync(string audience)
    {
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Sheet).ToBeVisibleAsync();
        await AudienceName.FillAsync(audience);
        await SendTyped.ClickAsync();
        await Expect(Sheet).ToHaveCountAsync(0);
    }

    /// <summary>On a phone one part of the desk is shown at a time; the dock leads to the approvals.</summary>
    public async Task ShowApprovalsAsync() => await Page.Locator("nav.dock > button").Nth(2).ClickAsync();

    public ValueTask DisposeAsync() => console.DisposeAsync();
}
