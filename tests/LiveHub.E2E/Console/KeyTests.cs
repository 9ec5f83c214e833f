using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>The console without a mouse: skip link, palette, help, keys of one's own.</summary>
public sealed class KeyTests(Station station) : IAsyncLifetime
{
    private ConsoleVisit? console;

    private ConsoleVisit Console => console!;

    private IKeyboard Keyboard => Console.Page.Keyboard;

    public async ValueTask InitializeAsync() =>
        console = await ConsoleVisit.SignInAsync(station, await new Staff(station.Server).AddWithPasswordAsync("Layla", "admin"));

    public async ValueTask DisposeAsync()
    {
        if (console is not null)
            await console.DisposeAsync();
    }

    [Fact]
    public async Task The_palette_finds_a_command_in_either_language_and_runs_it()
    {
        await Keyboard.PressAsync("/");
        await Expect(Console.Palette.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await Console.Visit.KeepScreenshotAsync("console-palette");
        await Console.Visit.AssertCleanAsync();
        await Keyboard.TypeAsync("المساعده");
        await Expect(Console.Palette.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Keyboard.PressAsync("Enter");
        await Expect(Console.Palette).ToBeHiddenAsync();
        await Expect(Console.Help).ToBeVisibleAsync();
        await Keyboard.PressAsync("Escape");
        await Expect(Console.Help).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_palette_finds_a_headline_as_readers_have_it()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        var item = await station.Newsroom.PublishAsync(topic, "إعادة فتح المضيق أمام السفن الكبيرة", "ar");
        await Keyboard.PressAsync("/");
        await Keyboard.TypeAsync("اعاده السفن الكبيره");
        var found = Console.Palette.GetByRole(AriaRole.Group, new() { Name = "Headlines" }).GetByRole(AriaRole.Option);
        await Expect(found).ToHaveTextAsync(["إعادة فتح المضيق أمام السفن الكبيرة"]);
        await Console.Visit.KeepScreenshotAsync("console-palette-headline");
        await Keyboard.PressAsync("ControlOrMeta+A");
        await Keyboard.InsertTextAsync(new Uri(station.Server.Address, $"?lang=ar#item-{item.Id}").AbsoluteUri);
        await Expect(found).ToHaveTextAsync(["إعادة فتح المضيق أمام السفن الكبيرة"]);
    }

    [Fact]
    public async Task A_key_can_be_another_one_or_none_and_a_key_that_is_taken_is_refused()
    {
        await Keyboard.PressAsync("?");
        var search = Console.Help.Locator("[data-command=search]");
        await search.FocusAsync();
        await Keyboard.PressAsync("Enter");
        await Keyboard.PressAsync("?");
        await Expect(Console.Help.GetByRole(AriaRole.Alert)).ToContainTextAsync("in use");
        await Keyboard.PressAsync("s");
        await Expect(search).ToHaveTextAsync("s");
        await Expect(search).ToBeFocusedAsync();
        await Console.Visit.KeepScreenshotAsync("console-help");
        await Console.Visit.AssertCleanAsync();
        await Keyboard.PressAsync("Escape");
        await Keyboard.PressAsync("/");
        await Expect(Console.Palette).ToBeHiddenAsync();
        await Keyboard.PressAsync("s");
        await Expect(Console.Palette).ToBeVisibleAsync();
        await Keyboard.PressAsync("Escape");

        await Console.Page.ReloadAsync();
        await Console.IsOpenAsync();
        await Keyboard.PressAsync("?");
        await Expect(search).ToHaveTextAsync("s");
        await search.FocusAsync();
        await Keyboard.PressAsync("Enter");
        await Keyboard.PressAsync("Backspace");
        await Expect(search).ToHaveTextAsync("no key");
    }

    [Fact]
    public async Task Single_keys_can_be_turned_off_and_do_nothing_while_one_types()
    {
        await Keyboard.PressAsync("?");
        await Console.Help.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Keyboard.PressAsync("Escape");
        await Keyboard.PressAsync("/");
        await Expect(Console.Palette).ToBeHiddenAsync();
        await Console.Page.Locator(".find").ClickAsync();
        await Keyboard.TypeAsync("?/");
        await Expect(Console.Palette.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("?/");
        await Expect(Console.Help).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_skip_link_comes_first_and_everything_of_the_bar_can_be_reached_and_seen()
    {
        var reached = new List<string>();
        for (var number = 0; number < 4; number++)
        {
            await Keyboard.PressAsync("Tab");
            var (name, isSeen) = await Console.Visit.FocusAsync();
            reached.Add(name);
            Assert.True(isSeen, $"the focus on {name} is not seen");
        }
        Assert.Equal("Skip to content", reached[0]);
        Assert.Equal("LiveHub", reached[1]);
    }
}
