using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>An editor at the ticker of one topic.</summary>
internal sealed class TickerVisit : IAsyncDisposable
{
    private readonly ConsoleVisit console;

    private TickerVisit(ConsoleVisit console) => this.console = console;

    public Visit Visit => console.Visit;

    public IPage Page => console.Page;

    /// <summary>Headlines that readers see, in their order; alerts and hidden ones left out.</summary>
    public ILocator Rows => Page.Locator("console-ticker .row[data-place]");

    public ILocator Titles => Rows.Locator("h3");

    /// <summary>What the form for a new headline holds.</summary>
    public ILocator Fresh => Page.Locator("#fresh-headline");

    /// <param name="person">Who signs in; default: an editor of this test's own.</param>
    public static async Task<TickerVisit> OpenAsync(Station station, string topic, Look? look = null, string language = "en", string? person = null)
    {
        person ??= await new Staff(station.Server).AddWithPasswordAsync(language == "ar" ? "ليلى" : "Layla", language: language);
        var choice = JsonSerializer.Serialize(topic);
        var visit = await ConsoleVisit.SignInAsync(station, person, language, look, prepare: page => page.AddInitScriptAsync($"localStorage['livehub-console-topic'] ??= {choice}"));
        var ticker = new TickerVisit(visit);
        await Expect(ticker.Page.Locator("console-ticker .big .btn").First).ToBeEnabledAsync();
        return ticker;
    }

    public ILocator Row(string headline) => Page.Locator("console-ticker .row[data-id]").Filter(new() { HasText = headline });

    /// <summary>A button of the ticker, or of the question that it asks.</summary>
    public ILocator Button(string name) => Page.Locator("console-ticker, dialog.question").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Notice(string text) => Page.Locator(".notice").Filter(new() { HasText = text }).First;

    public ValueTask DisposeAsync() => console.DisposeAsync();
}
