using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>What an editor does with the ticker of a topic; readers are what the server's own fold and a list in another page show.</summary>
public sealed class TickerTests(Station station)
{
    private Newsroom Newsroom => station.Newsroom;

    private HttpClient Admin => station.Server.Http;

    [Fact]
    public async Task What_a_cms_publishes_is_in_the_console_within_a_second()
    {
        var topic = await Newsroom.OpenTopicAsync();
        await using var console = await TickerVisit.OpenAsync(station, topic);
        var seen = console.Page.EvaluateAsync<double>(
            """
            headline => new Promise(done => {
              const look = () => {
                if ([...document.querySelectorAll('console-ticker h3')].some(({ textContent }) => textContent === headline)) done(Date.now());
                else requestAnimationFrame(look);
              };
              look();
            })
            """,
            "Ferry service resumes");
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await Newsroom.PublishAsync(topic, "Ferry service resumes");

        var took = await seen - before;

        TestContext.Current.TestOutputHelper?.WriteLine($"from the request to the screen: {took:0} ms");
        Assert.InRange(took, 0, 1_000);
        await Expect(console.Page.Locator("console-ticker .lag bdi")).ToContainTextAsync(" ms");
    }

    [Fact]
    public async Task Alt_with_the_arrows_moves_a_headline_for_all_readers()
    {
        var topic = await Newsroom.OpenTopicAsync();
        foreach (var headline in (string[])["Third", "Second", "First"])
            await Newsroom.PublishAsync(topic, headline);
        await using var console = await TickerVisit.OpenAsync(station, topic);
        await using var reader = await ListPage.OpenAsync(station, topic);
        await Expect(console.Titles).ToHaveTextAsync(["First", "Second", "Third"]);

        await console.Page.Keyboard.PressAsync("j");
        await Expect(console.Rows.First).ToBeFocusedAsync();
        await console.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(console.Titles).ToHaveTextAsync(["Second", "First", "Third"]);
        await Expect(reader.Titles).ToHaveTextAsync(["Second", "First", "Third"]);
        await Expect(console.Page.Locator(".notices [role=status]")).ToHaveTextAsync("Place 2 of 3.");

        await console.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(console.Titles).ToHaveTextAsync(["Second", "Third", "First"]);
        await Expect(reader.Titles).ToHaveTextAsync(["Second", "Third", "First"]);
        await console.Page.Keyboard.PressAsync("k");
        await console.Page.Keyboard.PressAsync("p");
        await Expect(console.Notice("Not pinned any more.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_headline_is_dragged_to_its_place()
    {
        var topic = await Newsroom.OpenTopicAsync();
        foreach (var headline in (string[])["Fourth", "Third", "Second", "First"])
            await Newsroom.PublishAsync(topic, headline);
        await using var console = await TickerVisit.OpenAsync(station, topic);
        await Expect(console.Titles).ToHaveTextAsync(["First", "Second", "Third", "Fourth"]);
        var grip = (await console.Rows.Nth(3).Locator(".grip").BoundingBoxAsync())!;
        var second = (await console.Rows.Nth(1).BoundingBoxAsync())!;
        var mouse = console.Page.Mouse;

        await mouse.MoveAsync(grip.X + (grip.Width / 2), grip.Y + 10);
        await mouse.DownAsync();
        await mouse.MoveAsync(second.X + 20, second.Y + 4, new() { Steps = 6 });
        await Expect(console.Page.Locator("console-ticker .drop-before h3")).ToHaveTextAsync("Second");
        await mouse.UpAsync();

        await Expect(console.Titles).ToHaveTextAsync(["First", "Fourth", "Second", "Third"]);
    }

    [Fact]
    public async Task A_new_headline_is_published_by_its_button_and_never_by_enter()
    {
        var topic = await Newsroom.OpenTopicAsync();
        await using var console = await TickerVisit.OpenAsync(station, topic);
        await console.Page.Keyboard.PressAsync("t");
        await console.Page.Keyboard.TypeAsync("Bridge closed for inspection");
        await console.Page.Keyboard.PressAsync("Enter");
        await console.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(console.Button("Publish to the ticker")).ToBeFocusedAsync();
        Assert.Empty(await Newsroom.HeadlinesAsync(topic));

        await console.Page.Keyboard.PressAsync("Enter");

        await Expect(console.Titles).ToHaveTextAsync(["Bridge closed for inspection"]);
        await Expect(console.Page.Locator("#fresh-headline")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_headline_is_hidden_and_shown_again()
    {
        var topic = await Newsroom.OpenTopicAsync();
        await Newsroom.PublishAsync(topic, "Wheat falls for a third week");
        await using var console = await TickerVisit.OpenAsync(station, topic);
        await console.Row("Wheat").GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await console.Button("Hide from readers").ClickAsync();
        await Expect(console.Row("Wheat")).ToContainTextAsync("Hidden from readers");
        Assert.Empty(await Newsroom.HeadlinesAsync(topic));

        await console.Page.ReloadAsync();
        await Expect(console.Row("Wheat")).ToContainTextAsync("Hidden from readers");
        await console.Row("Wheat").GetByRole(AriaRole.Button, new() { Name = "Show again" }).ClickAsync();

        await Expect(console.Titles).ToHaveTextAsync(["Wheat falls for a third week"]);
        Assert.Equal(["Wheat falls for a third week"], await Newsroom.HeadlinesAsync(topic));
    }

    [Fact]
    public async Task A_correction_and_a_retraction_need_their_reason()
    {
        var topic = await Newsroom.OpenTopicAsync();
        await Newsroom.PublishAsync(topic, "Ship carries 12,000 containers");
        await using var console = await TickerVisit.OpenAsync(station, topic);
        await using var reader = await ListPage.OpenAsync(station, topic);
        var row = console.Page.Locator("console-ticker .row[data-id]");
        await row.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await console.Button("Correct").ClickAsync();
        await row.GetByLabel("Headline", new() { Exact = true }).FillAsync("Ship carries 9,400 containers");
        await console.Button("Publish the correction").ClickAsync();
        var reason = row.GetByLabel("Reason, as readers will read it");
        await Expect(reason).ToBeFocusedAsync();
        await reason.FillAsync("The first number was that of another ship.");
        await console.Button("Publish the correction").ClickAsync();
        await Expect(console.Titles).ToHaveTextAsync(["Ship carries 9,400 containers"]);
        await Expect(row).ToContainTextAsync("Correction");
        await Expect(reader.Entries.First).ToContainTextAsync("The first number was that of another ship.");

        await row.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await console.Button("Retract").ClickAsync();
        await Expect(reason).ToBeFocusedAsync();
        await reason.FillAsync("The port denies it.");
        await console.Button("Retract it").ClickAsync();

        await Expect(console.Rows).ToHaveCountAsync(0);
        await Expect(reader.Entries).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Verification_labels_and_the_end_are_a_touch_each()
    {
        var topic = await Newsroom.OpenTopicAsync();
        await Newsroom.PublishAsync(topic, "Crowding at the anchorage", more: item => item["verification"] = "unconfirmed");
        await using var console = await TickerVisit.OpenAsync(station, topic);
        var row = console.Rows.First;
        await row.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();

        await row.Locator("label").Filter(new() { HasText = "Developing" }).ClickAsync();
        await Expect(row.Locator(".facts")).ToContainTextAsync("Developing");
        await console.Button("Key event").ClickAsync();
        await Expect(row.Locator(".facts")).ToContainTextAsync("Key event");
        await row.GetByLabel("Leaves the ticker").First.SelectOptionAsync("20");
        await Expect(row.Locator(".facts")).ToContainTextAsync("Ends ");

        var item = (await ItemsAsync(topic)).Single()!;
        Assert.Equal("developing", (string?)item["verification"]);
        Assert.Equal("key", (string?)item["labels"]![0]);
        Assert.NotNull(item["expiresAt"]);
    }

    [Fact]
    public async Task What_was_typed_survives_a_change_by_somebody_else_and_goes_over_it_only_knowingly()
    {
        var topic = await Newsroom.OpenTopicAsync();
        var item = await Newsroom.PublishAsync(topic, "Port reopens");
        await using var console = await TickerVisit.OpenAsync(station, topic);
        await console.Page.Keyboard.PressAsync("j");
        await console.Page.Keyboard.PressAsync("e");
        var text = console.Rows.First.GetByLabel("Headline", new() { Exact = true });
        await Expect(text).ToBeFocusedAsync();
        await text.FillAsync("Port reopens in the evening");
        await Newsroom.CorrectAsync(item, "Port reopens at noon", "The hour was missing.");
        await Expect(console.Titles).ToHaveTextAsync(["Port reopens at noon"]);
        await Expect(text).ToHaveValueAsync("Port reopens in the evening");

        await console.Button("Save").ClickAsync();
        await Expect(console.Rows.First).ToContainTextAsync("It now says: “Port reopens at noon”.");
        await Expect(console.Titles).ToHaveTextAsync(["Port reopens at noon"]);
        await console.Button("Save mine over it").ClickAsync();

        await Expect(console.Titles).ToHaveTextAsync(["Port reopens in the evening"]);
    }

    [Fact]
    public async Task A_frozen_ticker_takes_nothing_new_until_it_runs_again()
    {
        var topic = await Newsroom.OpenTopicAsync();
        await using var console = await TickerVisit.OpenAsync(station, topic);
        await console.Button("Freeze ticker").ClickAsync();
        var question = console.Page.GetByRole(AriaRole.Dialog, new() { Name = "Freeze this ticker?" });
        await Expect(question.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await console.Page.Keyboard.PressAsync("Enter");
        await Expect(question).ToHaveCountAsync(0);
        await Newsroom.PublishAsync(topic, "Still running");

        await console.Button("Freeze ticker").ClickAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Freeze ticker" }).ClickAsync();
        await Expect(console.Button("Let it run again")).ToBeVisibleAsync();
        await console.Page.Keyboard.PressAsync("t");
        await console.Page.Keyboard.TypeAsync("Not now");
        await console.Button("Publish to the ticker").ClickAsync();
        await Expect(console.Notice("is frozen")).ToBeVisibleAsync();
        await Expect(console.Page.Locator("#fresh-headline")).ToHaveValueAsync("Not now");

        await console.Button("Let it run again").ClickAsync();
        await console.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Let it run again" }).ClickAsync();
        await Expect(console.Button("Freeze ticker")).ToBeVisibleAsync();
        await console.Button("Publish to the ticker").ClickAsync();
        await Expect(console.Titles).ToHaveTextAsync(["Not now", "Still running"]);
    }

    [Fact]
    public async Task Breaking_is_cleared_everywhere_after_a_question()
    {
        var topic = await Newsroom.OpenTopicAsync();
        await Newsroom.RaiseAsync(topic, "Strait closed", "إغلاق المضيق");
        await using var console = await TickerVisit.OpenAsync(station, topic);
        await using var reader = await BannerPage.OpenAsync(station, topic);
        await Expect(console.Page.Locator(".strip-row")).ToContainTextAsync("Strait closed");

        await console.Button("Clear breaking").ClickAsync();
        var question = console.Page.GetByRole(AriaRole.Dialog, new() { Name = "Clear 1 breaking alert?" });
        await Expect(question).ToContainTextAsync("Strait closed");
        await question.GetByRole(AriaRole.Button, new() { Name = "Clear it now" }).ClickAsync();

        await Expect(console.Page.Locator(".strip-row")).ToHaveCountAsync(0);
        await Expect(console.Button("Clear breaking")).ToBeDisabledAsync();
        await Expect(reader.Breaking).ToBeHiddenAsync();
    }

    private async Task<JsonArray> ItemsAsync(string topic) =>
        JsonNode.Parse(await Admin.GetStringAsync(new Uri($"api/v1/items?topic={topic}", UriKind.Relative)))!["items"]!.AsArray();
}
