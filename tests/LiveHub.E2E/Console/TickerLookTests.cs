using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>How a full desk looks in both languages, both themes and at both sizes; the pictures are kept in artifacts/screenshots.</summary>
public sealed class TickerLookTests(Station station)
{
    [Theory]
    [MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task A_full_ticker_is_clean_in_every_look(string language, bool dark, bool phone)
    {
        var topic = await FillAsync(station.Newsroom);
        var look = Look.Of(dark, phone) with { Width = phone ? 360 : 1440, Height = phone ? 780 : 1000 };
        await using var console = await TickerVisit.OpenAsync(station, topic, look, language);
        await Expect(console.Rows).ToHaveCountAsync(5);
        await Expect(console.Page.Locator("console-ticker .row.off")).ToHaveCountAsync(1);
        if (phone)
            await console.Page.Locator(".dock > *").Nth(1).ClickAsync();
        await console.Rows.Nth(3).Locator("[data-act=more]").ClickAsync();

        await console.Visit.KeepScreenshotAsync($"console-ticker-{language}-{look.Width}-{(dark ? "dark" : "light")}");

        await console.Visit.AssertCleanAsync();
    }

    [Fact]
    public async Task Half_a_headline_stays_when_the_interface_turns_to_another_language()
    {
        var topic = await FillAsync(station.Newsroom);
        await using var console = await TickerVisit.OpenAsync(station, topic, Look.Desktop with { Width = 1440 });
        await console.Page.Keyboard.PressAsync("t");
        await console.Page.Keyboard.TypeAsync("Half a head");
        await console.Rows.First.Locator("[data-act=edit]").ClickAsync();
        await console.Rows.First.Locator("textarea").FillAsync("Half a change");

        await console.Page.Locator(".lang input[value=ar]").CheckAsync();

        await Expect(console.Page.Locator("console-ticker h2")).ToHaveTextAsync("شريط الأخبار");
        await Expect(console.Fresh).ToHaveValueAsync("Half a head");
        await Expect(console.Rows.First.Locator("textarea")).ToHaveValueAsync("Half a change");
        await Expect(console.Rows.First.GetByRole(AriaRole.Button, new() { Name = "احفظ", Exact = true })).ToBeVisibleAsync();
        await console.Visit.AssertCleanAsync();
    }

    private static async Task<string> FillAsync(Newsroom newsroom)
    {
        var topic = await newsroom.OpenTopicAsync("North strait", "مضيق الشمال");
        await newsroom.PublishAsync(topic, "انخفاض أسعار القمح للأسبوع الثالث على التوالي", "ar", item => item["sources"] = new JsonArray(new JsonObject { ["name"] = "مكتب التجارة" }));
        await newsroom.PublishAsync(topic, "Reports of more than 40 ships at the anchorage", more: item => item["verification"] = "unconfirmed");
        var load = await newsroom.PublishAsync(topic, "حمولة السفينة 12 ألف حاوية", "ar");
        await newsroom.CorrectAsync(load, "حمولة السفينة 9,400 حاوية لا 12 ألفًا", "الرقم الأول كان لسفينة أخرى.");
        var hidden = await newsroom.PublishAsync(topic, "Astronomers find a pulsar that turns in 90 minutes");
        await newsroom.HideAsync(hidden);
        await newsroom.PublishAsync(topic, "ما نعرفه حتى الآن: لا إصابات، والملاحة على المسار البديل", "ar", item => item["pin"] = 20);
        await newsroom.PublishAsync(topic, "إغلاق مؤقت لمضيق الشحن الشمالي بعد جنوح سفينة حاويات", "ar", item =>
        {
            item["pin"] = 10;
            item["labels"] = new JsonArray("breaking");
        });
        await newsroom.RaiseAsync(topic, "Northern shipping strait closed for now", "إغلاق مؤقت لمضيق الشحن الشمالي");
        return topic;
    }
}
