using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LiveHub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>How long an editor needs, by keyboard alone, a key every 150 ms.</summary>
[Collection(nameof(AloneCollection))]
public sealed class ComposerPaceTests(Station station, AlertHouse house) : IClassFixture<AlertHouse>
{
    private const int Pace = 150;
    private const string Headline = "انهيار جسر في الميناء";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <remarks>
    /// The clock begins when the composer is open and ends when the countdown is shown; typing the text, the second editor's part and the undo are told apart.
    /// </remarks>
    [Fact]
    public async Task From_the_open_composer_to_the_countdown_by_keys_alone_takes_fifteen_seconds_at_most()
    {
        await house.Newsroom.OpenTopicAsync();
        await using var asker = await ComposerPage.OpenAsync(station, house, house.Layla);
        await using var other = await ComposerPage.OpenAsync(station, house, house.Yusuf);
        var keys = new Keys(asker.Page);
        await asker.Composer.Locator("h2").First.ClickAsync();

        var whole = Stopwatch.StartNew();
        await keys.PressAsync("b");
        await Expect(asker.Headline).ToBeFocusedAsync();
        var typing = Stopwatch.StartNew();
        await keys.TypeAsync(Headline);
        typing.Stop();
        await keys.ReachAsync(asker.SourceName);
        await keys.TypeAsync("BNA");
        await keys.ReachAsync(asker.Composer.Locator(".audience-field .seg input[value=all]"));
        await keys.PressAsync("Space");
        await keys.PressAsync("Control+Enter");
        await Expect(asker.Sheet).ToBeVisibleAsync();
        await keys.ReachAsync(asker.AudienceName);
        await keys.TypeAsync("everybody");
        await keys.ReachAsync(asker.SendTyped);
        await keys.PressAsync("Space");
        await Expect(asker.Way).ToContainTextAsync("Waits for approval");
        var asked = whole.Elapsed;

        var approval = Stopwatch.StartNew();
        await other.Requests.Filter(new() { HasText = Headline }).GetByRole(AriaRole.Button).ClickAsync();
        await other.AudienceName.FillAsync("everybody");
        await other.SendTyped.ClickAsync();
        await Expect(asker.Countdown).ToBeVisibleAsync();
        approval.Stop();
        var undo = Stopwatch.StartNew();
        await keys.PressAsync("Escape");
        await Expect(asker.Countdown).ToBeHiddenAsync();
        undo.Stop();

        Assert.Equal(["cancelled"], await house.StatesOfAsync(Headline));
        await KeepAsync(keys.Count, asked, typing.Elapsed, approval.Elapsed, undo.Elapsed);
        Assert.InRange(asked.TotalSeconds, 0, 15);
    }

    private static async Task KeepAsync(int keys, TimeSpan asked, TimeSpan typing, TimeSpan approval, TimeSpan undo)
    {
        var figures = new
        {
            keyEveryMs = Pace,
            keys,
            openedToAskedSeconds = Rounded(asked),
            ofThemTypingSeconds = Rounded(typing),
            approvalSeconds = Rounded(approval),
            undoSeconds = Rounded(undo),
        };
        Directory.CreateDirectory(Repository.PathOf("artifacts", "results"));
        await File.WriteAllTextAsync(Repository.PathOf("artifacts", "results", "console-pace.json"), JsonSerializer.Serialize(figures, Indented), TestContext.Current.CancellationToken);
    }

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalSeconds, 2);

    /// <summary>An editor's fingers.</summary>
    private sealed class Keys(IPage page)
    {
        public int Count { get; private set; }

        public async Task PressAsync(string key)
        {
            Count++;
            await page.Keyboard.PressAsync(key, new() { Delay = Pace });
        }

        public async Task TypeAsync(string text)
        {
            foreach (var letter in text)
                await TypeAsync(letter);
        }

        /// <summary>Tab by tab, until a field has the focus.</summary>
        public async Task ReachAsync(ILocator field)
        {
            for (var tabs = 0; tabs < 20; tabs++)
            {
                if (await field.EvaluateAsync<bool>("node => node === document.activeElement || (node.type === 'radio' && document.activeElement?.name === node.name)"))
                    return;
                await PressAsync("Tab");
            }
            Assert.Fail("The field cannot be reached with Tab.");
        }

        private async Task TypeAsync(char letter)
        {
            Count++;
            await page.Keyboard.TypeAsync(letter.ToString(CultureInfo.InvariantCulture), new() { Delay = Pace });
        }
    }
}
