using LiveHub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>Two editors, each in a browser of their own: one asks, the other looks and agrees or refuses.</summary>
public sealed class ApprovalTests(Station station, AlertHouse house) : IClassFixture<AlertHouse>
{
    [Fact]
    public async Task A_second_editor_sees_it_word_for_word_and_agrees_and_either_may_undo()
    {
        const string text = "انقطاع المياه عن المدينة القديمة حتى المساء";
        await house.Newsroom.OpenTopicAsync();
        await using var asker = await ComposerPage.OpenAsync(station, house, house.Layla);
        await using var other = await ComposerPage.OpenAsync(station, house, house.Yusuf, "ar");
        await asker.ComposeAsync("breaking", text, "Water cut off in the old town until evening", topic: null);
        await Expect(asker.Composer.Locator(".eyes")).ToContainTextAsync("Yusuf");
        await asker.SendAsync("everybody");

        await Expect(asker.Way).ToContainTextAsync("Waits for approval");
        Assert.Equal(["awaiting-approval"], await house.StatesOfAsync(text));
        await Expect(asker.Requests.Filter(new() { HasText = text })).ToContainTextAsync("somebody else must agree");
        await Expect(asker.Requests.Filter(new() { HasText = text }).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        var request = other.Requests.Filter(new() { HasText = text });
        await request.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(other.Sheet).ToContainTextAsync("Water cut off in the old town until evening");
        await Expect(other.Sheet).ToContainTextAsync("Port authority");
        await other.Visit.KeepScreenshotAsync("console-approval-ar");
        await other.AudienceName.FillAsync("الجميع");
        await other.SendTyped.ClickAsync();

        await Expect(asker.Countdown).ToBeVisibleAsync();
        var theirs = other.Page.Locator("console-approvals .way .go");
        await Expect(theirs).ToBeVisibleAsync();
        await theirs.Locator(".undo").ClickAsync();
        await Expect(asker.Countdown).ToBeHiddenAsync();
        await Expect(asker.Way).ToContainTextAsync("Nothing was sent");
        Assert.Equal(["cancelled"], await house.StatesOfAsync(text));
    }

    [Fact]
    public async Task A_refusal_comes_back_with_its_reason_and_the_text()
    {
        const string text = "وفاة شخصية عامة بحسب تقارير";
        await house.Newsroom.OpenTopicAsync();
        await using var asker = await ComposerPage.OpenAsync(station, house, house.Layla);
        await using var other = await ComposerPage.OpenAsync(station, house, house.Yusuf);
        await asker.ComposeAsync("breaking", text, null, topic: null);
        await asker.SendAsync("everybody");
        await other.Requests.Filter(new() { HasText = text }).GetByRole(AriaRole.Button).ClickAsync();
        await other.Sheet.Locator(".refusal summary").ClickAsync();
        await other.Sheet.Locator(".refusal input").FillAsync("One source is not enough.");
        await other.Sheet.GetByRole(AriaRole.Button, new() { Name = "Refuse" }).ClickAsync();

        await Expect(asker.Way).ToContainTextAsync("One source is not enough.");
        await asker.Way.GetByRole(AriaRole.Button, new() { Name = "Edit again" }).ClickAsync();
        await Expect(asker.Headline).ToHaveValueAsync(text);
        await Expect(other.Requests.Filter(new() { HasText = text })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_request_that_is_withdrawn_closes_the_sheet_of_whoever_is_reading_it()
    {
        const string text = "إخلاء المبنى المركزي للبريد";
        await house.Newsroom.OpenTopicAsync();
        await using var asker = await ComposerPage.OpenAsync(station, house, house.Layla);
        await using var other = await ComposerPage.OpenAsync(station, house, house.Yusuf);
        await asker.ComposeAsync("breaking", text, null, topic: null);
        await asker.SendAsync("everybody");
        await other.Requests.Filter(new() { HasText = text }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(other.Sheet).ToBeVisibleAsync();

        await asker.Way.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();

        await Expect(other.Sheet).ToHaveCountAsync(0);
        Assert.Equal(["cancelled"], await house.StatesOfAsync(text));
    }

    [Fact]
    public async Task Breaking_the_glass_takes_a_reason_and_everybody_sees_it()
    {
        const string text = "إنذار من موجة مدّ عالية على الساحل";
        await house.Newsroom.OpenTopicAsync();
        await using var asker = await ComposerPage.OpenAsync(station, house, house.Layla);
        await using var other = await ComposerPage.OpenAsync(station, house, house.Yusuf);
        await asker.ComposeAsync("breaking", text, null, topic: null);
        await asker.Composer.GetByRole(AriaRole.Button, new() { Name = "Emergency" }).ClickAsync();
        await asker.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(asker.Sheet).ToHaveCountAsync(0);

        await asker.Composer.Locator(".eyes input").FillAsync("The wave is an hour away.");
        await asker.SendAsync("everybody");

        await Expect(asker.Countdown).ToBeVisibleAsync();
        var theirs = other.Page.Locator("console-approvals .way");
        await Expect(theirs).ToContainTextAsync("The wave is an hour away.");
        await theirs.Locator(".undo").ClickAsync();
        await Expect(asker.Way).ToContainTextAsync("Nothing was sent");
    }

    [Theory]
    [InlineData("ar", false)]
    [InlineData("en", true)]
    public async Task It_is_agreed_to_on_a_phone(string language, bool dark)
    {
        var text = $"فتح معبر الشمال أمام الشاحنات {(dark ? "ليلًا" : "نهارًا")}";
        await house.StraitAsync();
        await using var asker = await ComposerPage.OpenAsync(station, house, house.Layla);
        await using var phone = await ComposerPage.OpenAsync(station, house, house.Yusuf, language, Look.Of(dark, phone: true) with { Width = 360 });
        await asker.ComposeAsync("breaking", text, null, topic: null);
        await asker.SendAsync("everybody");

        await phone.ShowApprovalsAsync();
        await phone.Requests.Filter(new() { HasText = text }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(phone.Sheet).ToBeVisibleAsync();
        await phone.Visit.KeepScreenshotAsync($"console-approval-360-{language}");
        await phone.Visit.AssertCleanAsync();
        await phone.Hold.HoverAsync();
        await phone.Page.Mouse.DownAsync();

        await Expect(asker.Countdown).ToBeVisibleAsync();
        await phone.Page.Mouse.UpAsync();
        await asker.Undo.ClickAsync();
        await Eventually.Until("it was taken back", async () => (await house.StatesOfAsync(text)) is ["cancelled"]);
    }
}
