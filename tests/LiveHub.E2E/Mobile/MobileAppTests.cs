using System.Text.Json.Nodes;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Mobile;

/// <summary>The sample app: live by the SDK, alerts by what Firebase would hand it, Arabic from the right.</summary>
[Collection(nameof(AloneCollection))]
public sealed class MobileAppTests(Station station)
{
    [Fact]
    public async Task The_app_goes_on_where_it_was_after_its_server_was_killed()
    {
        using var data = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(data.Path);
        var newsroom = new Newsroom(server.Http);
        var topic = await newsroom.OpenTopicAsync();
        await newsroom.PublishAsync(topic, "إعادة فتح المضيق أمام الملاحة", "ar");
        await using var app = await MobileApp.OpenAsync(station, server.Address);
        await Expect(app.Headlines).ToHaveTextAsync(["إعادة فتح المضيق أمام الملاحة"]);

        await server.KillAsync();
        await Expect(app.State).Not.ToHaveTextAsync("مباشر");
        await server.StartAsync();
        await newsroom.PublishAsync(topic, "عودة العبّارات إلى العمل", "ar");

        await Expect(app.Headlines).ToHaveTextAsync(["عودة العبّارات إلى العمل", "إعادة فتح المضيق أمام الملاحة"]);
    }

    [Fact]
    public async Task The_reader_picks_topics_and_quiet_hours_and_may_leave_again()
    {
        var topic = await station.Newsroom.OpenTopicAsync(arabic: "الطقس في الجزر");
        await using var app = await MobileApp.OpenAsync(station, station.Server.Address);

        await app.Page.GetByRole(AriaRole.Button, new() { Name = "تفعيل التنبيهات" }).ClickAsync();
        await Expect(app.Page.GetByText("التنبيهات مفعّلة على هذا الجهاز.")).ToBeVisibleAsync();
        await app.Page.GetByRole(AriaRole.Switch, new() { Name = "الطقس في الجزر" }).First.ClickAsync();
        await app.Page.GetByRole(AriaRole.Switch, new() { Name = "ساعات الهدوء" }).ClickAsync();
        await app.Page.GetByRole(AriaRole.Button, new() { Name = "أبعد" }).First.ClickAsync();

        var device = await app.DeviceAsync();
        JsonObject? known = null;
        await Eventually.Until("the server knows what the reader picked", async () =>
            (known = await device.FindAsync(station.Server.Address))?["quietHours"]?.ToJsonString() == """{"from":"22:30","to":"07:00"}""");
        Assert.Equal([topic], known!["topics"]!.AsArray().Select(choice => (string?)choice!["topic"]));
        Assert.Equal("ar", (string?)known["languages"]![0]);

        await app.Page.GetByRole(AriaRole.Button, new() { Name = "إيقاف التنبيهات" }).ClickAsync();
        await Eventually.Until("the server knows nothing of the phone", async () => await device.FindAsync(station.Server.Address) is null);
    }

    [Fact]
    public async Task An_alert_is_corrected_in_its_place_and_an_older_revision_is_not_shown()
    {
        await using var app = await MobileApp.OpenAsync(station, station.Server.Address);

        await app.PushAsync("breaking.ar");
        await Expect(app.Notices).ToContainTextAsync(["القاطرات"]);
        await app.PushAsync("correction.ar");
        await app.PushAsync("breaking.ar");
        // Behind it in the inbox: when this one is shown, the late alert has been looked at.
        await app.PushAsync("test.ar", data => (data["alert"], data["tag"]) = ("other", "other"));

        await Expect(app.Notices).ToHaveCountAsync(2);
        await Expect(app.Notices.First).ToContainTextAsync("[اختبار]");
        await Expect(app.Notices.Last).ToContainTextAsync("تصحيح: ");
    }

    [Fact]
    public async Task A_recalled_alert_leaves_the_drawer()
    {
        await using var app = await MobileApp.OpenAsync(station, station.Server.Address);
        await app.PushAsync("breaking.ar");
        await Expect(app.Notices).ToHaveCountAsync(1);

        await app.PushAsync("recall.ar");

        await Expect(app.Notices).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_tap_opens_the_story_that_the_alert_is_about()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        var item = await station.Newsroom.PublishAsync(topic, "القاطرات تحرر السفينة", "ar", body => body["lead"] = "قالت هيئة الموانئ إن الملاحة تعود تدريجيًا.");
        await using var app = await MobileApp.OpenAsync(station, station.Server.Address);
        await Expect(app.Headlines.Filter(new() { HasText = "القاطرات تحرر السفينة" })).ToHaveCountAsync(1);
        await app.PushAsync("breaking.ar", data => data["item"] = item.Id);

        await app.Notices.ClickAsync();

        await Expect(app.Story).ToContainTextAsync("قالت هيئة الموانئ");
    }

    [Fact]
    public async Task What_is_shown_live_does_not_come_a_second_time()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var app = await MobileApp.OpenAsync(station, station.Server.Address, "en");
        var alert = await station.Newsroom.RaiseAsync(topic, "Storm warning for the coast", "تحذير من عاصفة على الساحل");
        await Expect(app.Strip.Filter(new() { HasText = "Storm warning for the coast" })).ToHaveCountAsync(1);

        await app.PushAsync("breaking.en", data => (data["alert"], data["tag"]) = (alert.Id, alert.Id));
        await app.PushAsync("breaking.en", data => (data["alert"], data["tag"]) = ("other", "other"));

        await Expect(app.Notices).ToHaveCountAsync(1);
        await station.Newsroom.ClearAsync(alert);
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("ar", false)]
    [InlineData("en", false)]
    public async Task The_app_is_clean_at_360_pixels(string language, bool dark)
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, language == "ar" ? "افتتاح المتحف البحري بعد ترميم استمر ثلاث سنوات - RT" : "The maritime museum reopens", language);
        await using var app = await MobileApp.OpenAsync(station, station.Server.Address, language, Look.Of(dark, phone: true) with { Width = 360 });
        await Expect(app.Headlines.First).ToBeVisibleAsync();
        await app.PushAsync($"breaking.{language}");
        await Expect(app.Notices).ToHaveCountAsync(1);

        await app.Visit.KeepScreenshotAsync($"mobile-app-{language}-{(dark ? "dark" : "light")}");
        await app.Visit.AssertCleanAsync();
    }
}
