using LiveHub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>An editor writes an alert, looks once more, and lets it go or takes it back.</summary>
public sealed class ComposerTests(Station station, AlertHouse house) : IClassFixture<AlertHouse>
{
    private const string Ship = "تعويم السفينة الجانحة واستئناف الملاحة في المضيق";
    private const string ShipEnglish = "Grounded ship afloat, traffic through the strait resumes";

    [Fact]
    public async Task Nothing_that_reaches_anybody_is_preset()
    {
        await house.Newsroom.OpenTopicAsync();
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);

        await Expect(page.Kind("ticker")).ToBeCheckedAsync();
        await Expect(page.Kind("push")).Not.ToBeCheckedAsync();
        await page.ChooseAsync("breaking");
        await page.WriteAsync(Ship);
        await Expect(page.Preview("android")).ToBeHiddenAsync();
        await Expect(page.Composer.Locator(".audience-field .seg input:checked")).ToHaveCountAsync(0);
        await page.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Faults).ToContainTextAsync("Say whom it is for");
        await Expect(page.Faults).ToContainTextAsync("needs a source");
        await Expect(page.Sheet).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_typed_is_shown_as_the_banner_and_three_platforms_show_it()
    {
        var topic = await house.Newsroom.OpenTopicAsync();
        await house.FollowAsync(topic, 3);
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ComposeAsync("push", Ship, ShipEnglish, topic);

        await page.Tab("ar").ClickAsync();
        var banner = page.Page.Locator("banner-preview [part=breaking-headline]");
        await Expect(banner).ToHaveTextAsync(Ship);
        await Expect(banner).ToHaveAttributeAsync("dir", "rtl");
        foreach (var platform in (string[])["android", "ios", "web"])
        {
            await Expect(page.Preview(platform).Locator(".note-title")).ToHaveTextAsync("عاجل");
            await Expect(page.Preview(platform).Locator(".note-body")).ToHaveTextAsync(Ship);
            await Expect(page.Preview(platform).Locator(".note-card")).ToHaveAttributeAsync("dir", "rtl");
        }
        await Expect(page.Estimate).ToContainTextAsync("3 devices");
        await page.Composer.Locator(".preview-language input[value=en]").CheckAsync(new() { Force = true });
        await Expect(banner).ToHaveTextAsync(ShipEnglish);
        await Expect(page.Preview("ios").Locator(".note-card")).ToHaveAttributeAsync("dir", "ltr");
        await Expect(page.Composer.Locator(".texts .count").First).ToContainTextAsync("48 characters");
    }

    [Fact]
    public async Task An_alert_counts_down_goes_out_and_comes_back_with_a_receipt()
    {
        var topic = await house.Newsroom.OpenTopicAsync("Lighthouse", "المنارة");
        await house.FollowAsync(topic, 5);
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ComposeAsync("push", "المنارة القديمة تعود إلى العمل الليلة", "Old lighthouse lit again tonight", topic);
        await Expect(page.State).ToHaveTextAsync("Nothing has been sent");
        await page.SendAsync("Lighthouse");

        await Expect(page.Countdown).ToBeVisibleAsync();
        await Expect(page.Countdown).ToContainTextAsync("Goes out in");
        Assert.DoesNotContain("afloat", string.Join(' ', await house.ActiveAsync()), StringComparison.Ordinal);
        await page.SendNow.ClickAsync();

        await Expect(page.Receipt).ToContainTextAsync("Published");
        await Expect(page.Receipt).ToContainTextAsync("1/1");
        await Expect(page.Receipt).ToContainTextAsync("nodes in");
        await Expect(page.Receipt.Locator(".numbers > div").Filter(new() { HasText = "pushes accepted" }).Locator("dd")).ToHaveTextAsync("5");
        await page.Visit.KeepScreenshotAsync("console-receipt-en");
    }

    [Fact]
    public async Task Escape_takes_it_back_and_the_text_can_be_edited_again()
    {
        const string text = "الميناء الشرقي يغلق أبوابه مؤقتًا";
        var topic = await house.Newsroom.OpenTopicAsync("East port", "الميناء الشرقي");
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ComposeAsync("breaking", text, null, topic);
        await page.SendAsync("East port");
        await Expect(page.Countdown).ToBeVisibleAsync();

        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(page.Countdown).ToBeHiddenAsync();
        await Expect(page.Way).ToContainTextAsync("Nothing was sent");
        Assert.Equal(["cancelled"], await house.StatesOfAsync(text));
        await page.Way.GetByRole(AriaRole.Button, new() { Name = "Edit again" }).ClickAsync();
        await Expect(page.Headline).ToHaveValueAsync(text);
        await Expect(page.SourceName).ToHaveValueAsync("Port authority");
    }

    [Fact]
    public async Task Enter_and_a_click_never_send()
    {
        const string text = "جسر المشاة يُفتح غدًا أمام الزوار";
        var topic = await house.Newsroom.OpenTopicAsync("Footbridge", "جسر المشاة");
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ComposeAsync("breaking", text, null, topic);
        await page.Headline.PressAsync("Enter");
        await page.SourceName.PressAsync("Enter");
        await Expect(page.Sheet).ToHaveCountAsync(0);
        await page.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Sheet).ToBeVisibleAsync();

        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.PressAsync("Control+Enter");
        await page.Hold.ClickAsync();
        await page.Hold.PressAsync("Enter");
        await page.AudienceName.FillAsync("Footbridge");
        await page.AudienceName.PressAsync("Enter");
        await page.SendTyped.PressAsync("Enter");

        await Expect(page.Sheet).ToBeVisibleAsync();
        Assert.Equal(["draft"], await house.StatesOfAsync(text));
        // The same button takes a space: what was pressed before would have been enough, had it been allowed to.
        await page.SendTyped.PressAsync(" ");
        await Expect(page.Countdown).ToBeVisibleAsync();
        await page.Undo.ClickAsync();
        await Expect(page.Way).ToContainTextAsync("Nothing was sent");
    }

    [Fact]
    public async Task Holding_the_button_sends_once()
    {
        const string text = "عودة الكهرباء إلى حي المرفأ";
        var topic = await house.Newsroom.OpenTopicAsync("Power", "الكهرباء");
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ComposeAsync("breaking", text, null, topic);
        await page.Page.Keyboard.PressAsync("Control+Enter");

        await page.Hold.HoverAsync();
        await page.Page.Mouse.DownAsync();
        await Expect(page.Countdown).ToBeVisibleAsync();
        await page.Page.Mouse.UpAsync();

        Assert.Equal(["countdown"], await house.StatesOfAsync(text));
        await page.Undo.ClickAsync();
        await Expect(page.Way).ToContainTextAsync("Nothing was sent");
    }

    [Fact]
    public async Task What_was_typed_is_there_after_a_reload_and_on_the_server()
    {
        const string text = "مسودة عن جسر السكة الحديد";
        var topic = await house.Newsroom.OpenTopicAsync("Railway", "السكة الحديد");
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ComposeAsync("breaking", text, null, topic);
        await Expect(page.Kept).ToContainTextAsync("on the server");

        await page.Page.ReloadAsync();

        await Expect(page.Headline).ToHaveValueAsync(text);
        await Expect(page.Kind("breaking")).ToBeCheckedAsync();
        await Expect(page.SourceName).ToHaveValueAsync("Port authority");
        await Expect(page.Composer.Locator(".pick .tag")).ToContainTextAsync("Railway");
        Assert.Equal(["draft"], await house.StatesOfAsync(text));
        // The next save builds on the one before the reload.
        await page.Headline.FillAsync(text + " القديم");
        await Expect(page.Kept).ToContainTextAsync("on the server");
        await Eventually.Until("the server has the longer text", async () => (await house.StatesOfAsync(text + " القديم")) is ["draft"]);
    }

    [Fact]
    public async Task Nearly_the_same_again_takes_typed_words()
    {
        var topic = await house.Newsroom.OpenTopicAsync("Ferries", "العبّارات");
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ComposeAsync("breaking", "توقف العبّارات بين الجزيرتين حتى المساء بسبب الرياح", null, topic);
        await page.SendAsync("Ferries");
        await page.SendNow.ClickAsync();
        await Expect(page.Receipt).ToContainTextAsync("Published");

        await page.ComposeAsync("breaking", "توقّف العبارات بين الجزيرتين حتى المساء بسبب الضباب", null, topic);

        await Expect(page.Similar).ToContainTextAsync("Layla sent nearly this");
        await Expect(page.Similar.Locator("del").Last).ToContainTextAsync("الرياح");
        await Expect(page.Similar.Locator("ins").Last).ToContainTextAsync("الضباب");
        await page.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Faults).ToContainTextAsync("send again");
        await Expect(page.Sheet).ToHaveCountAsync(0);
        await page.Visit.KeepScreenshotAsync("console-similar-en");
        await page.Similar.Locator("input").FillAsync("Send Again");
        await page.SendAsync("Ferries");
        await Expect(page.Countdown).ToBeVisibleAsync();
        await page.Undo.ClickAsync();
    }

    [Fact]
    public async Task Of_two_endings_none_goes_out_until_one_is_chosen()
    {
        var topic = await house.Newsroom.OpenTopicAsync("Budget", "الموازنة");
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ComposeAsync("breaking", "المجلس يقرّ الموازنة", null, topic);
        await page.Composer.Locator(".outcomes-field summary").ClickAsync();
        await page.Composer.GetByRole(AriaRole.Button, new() { Name = "Write another ending" }).ClickAsync();
        await page.Composer.Locator(".outcome").Nth(1).Locator("textarea[lang=ar]").FillAsync("المجلس يرفض الموازنة");
        await page.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Faults).ToContainTextAsync("Say which ending came true");
        await Expect(page.Sheet).ToHaveCountAsync(0);

        await page.Composer.Locator(".outcome-choice label").Filter(new() { HasText = "Ending 2" }).ClickAsync();
        await page.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Sheet.Locator(".full-text")).ToHaveTextAsync("المجلس يرفض الموازنة");
    }

    [Fact]
    public async Task What_went_out_wrong_is_corrected_and_taken_back()
    {
        var topic = await house.Newsroom.OpenTopicAsync("Tunnel", "النفق");
        await house.FollowAsync(topic, 2);
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ComposeAsync("push", "إغلاق النفق الكبير في الاتجاهين", "Big tunnel closed both ways", topic);
        await page.SendAsync("Tunnel");
        await page.SendNow.ClickAsync();
        await Expect(page.Receipt).ToContainTextAsync("Published");

        await page.Way.GetByRole(AriaRole.Button, new() { Name = "Correct", Exact = true }).ClickAsync();
        var form = page.Way.Locator(".correction");
        await form.Locator("textarea[lang=en]").FillAsync("Big tunnel closed northbound");
        await form.Locator("textarea[lang=ar]").FillAsync("إغلاق النفق الكبير في اتجاه الشمال");
        await form.GetByRole(AriaRole.Button, new() { Name = "Send the correction" }).ClickAsync();

        await Expect(page.Way.Locator(".way-head .chip")).ToHaveTextAsync("Corrected");
        await Expect(page.Way).ToContainTextAsync("cannot be taken back");
        await page.Way.GetByRole(AriaRole.Button, new() { Name = "Recall" }).ClickAsync();
        await Expect(page.Way.Locator(".way-head .chip")).ToHaveTextAsync("Recalled");
        Assert.Empty(await ActiveOfAsync(topic));
    }

    [Fact]
    public async Task A_headline_is_published_in_each_of_its_languages()
    {
        var topic = await house.Newsroom.OpenTopicAsync("Market", "السوق");
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ChooseAsync("ticker");
        await page.WriteAsync("افتتاح سوق السمك الجديد", "New fish market opens");
        await page.ToTopicAsync(topic);
        await page.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Sheet.Locator(".full-text")).ToHaveCountAsync(2);
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Sheet).ToBeVisibleAsync();
        Assert.Empty(await house.Newsroom.HeadlinesAsync(topic));

        await page.Sheet.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();

        await Expect(page.Sheet).ToHaveCountAsync(0);
        await Eventually.Until("both are there", async () => (await house.Newsroom.HeadlinesAsync(topic)).Count == 2);
    }

    [Fact]
    public async Task What_is_pasted_is_cleaned_and_that_is_said()
    {
        await house.Newsroom.OpenTopicAsync();
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ChooseAsync("breaking");
        await page.Tab("en").ClickAsync();

        await page.Headline.EvaluateAsync(
            """
            field => {
              const data = new DataTransfer();
              data.setData('text/plain', '\u202aOld\u200b  harbour \u202c"reopens"\n');
              field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);

        await Expect(page.Headline).ToHaveValueAsync("Old harbour \"reopens\"");
        await Expect(page.Composer.Locator(".texts .note[role=status]").First).ToContainTextAsync("invisible characters");
        await page.Composer.GetByRole(AriaRole.Button, new() { Name = "of the language" }).First.ClickAsync();
        await Expect(page.Headline).ToHaveValueAsync("Old harbour “reopens”");
    }

    [Fact]
    public async Task A_scheduled_alert_says_when_by_both_clocks_and_can_be_called_off()
    {
        var topic = await house.Newsroom.OpenTopicAsync("Eclipse", "الكسوف");
        await using var page = await ComposerPage.OpenAsync(station, house, house.Layla);
        await page.ComposeAsync("breaking", "كسوف جزئي يبدأ بعد قليل", null, topic);
        await page.Composer.Locator(".times-field input[value=later]").CheckAsync(new() { Force = true });
        await Expect(page.Composer.Locator(".times-field .num")).ToContainTextAsync("Europe/Athens");
        await Expect(page.Composer.Locator(".times-field .num")).ToContainTextAsync("UTC");
        await page.SendAsync("Eclipse");

        await Expect(page.Way.Locator(".way-head .chip")).ToHaveTextAsync("Scheduled");
        await Expect(page.Way).ToContainTextAsync("UTC");
        await page.Way.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(page.Way).ToContainTextAsync("Nothing was sent");
    }

    private async Task<IReadOnlyList<string>> ActiveOfAsync(string topic) =>
        [.. (await house.GetAsync("alerts"))["alerts"]!.AsArray().Where(alert => alert!["topics"]!.ToJsonString().Contains(topic, StringComparison.Ordinal)).Select(alert => (string)alert!["id"]!)];
}
