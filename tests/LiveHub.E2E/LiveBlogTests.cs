using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>A live blog under a reader's eyes: key events, what becomes confirmed, scores, comments, pictures that must go.</summary>
[Collection(nameof(AloneCollection))]
public sealed class LiveBlogTests(Station station, Edition edition, ITestOutputHelper output) : IClassFixture<Edition>
{
    [Theory]
    [InlineData("en", "Unconfirmed", "Confirmed")]
    [InlineData("ar", "غير مؤكد", "تأكّد")]
    public async Task What_was_unconfirmed_is_said_to_be_confirmed_in_place(string language, string before, string after)
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        var item = await station.Newsroom.PublishAsync(topic, "Power is out in the old town", language, body => body["verification"] = "unconfirmed");
        await using var list = await ListPage.OpenAsync(station, topic, language: language, attributes: $"lang=\"{language}\"");
        await Expect(list.Entries).ToContainTextAsync(before);

        await station.Newsroom.ChangeAsync(item, new JsonObject { ["verification"] = "confirmed" });

        await Expect(list.Entries.Locator(".label")).ToContainTextAsync(after);
        await Expect(list.Entries).Not.ToContainTextAsync(before);
        // Somebody who comes later is told, too.
        await using var late = await ListPage.OpenAsync(station, topic, language: language, attributes: $"lang=\"{language}\"");
        await Expect(late.Entries.Locator(".label")).ToContainTextAsync(after);
        Assert.Empty(list.Visit.Complaints);
    }

    [Fact]
    public async Task Key_events_lead_to_their_articles_and_new_ones_come_by_themselves()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, "The bridge is closed", more: Key);
        for (var i = 1; i <= 25; i++)
            await station.Newsroom.PublishAsync(topic, $"Headline {i}");
        await using var list = await ListPage.OpenAsync(station, topic, attributes: "events shown=\"10\"");
        var events = list.Page.Locator("live-list [part=events] li");
        await Expect(events).ToHaveCountAsync(1);

        await events.GetByRole(AriaRole.Link).ClickAsync();
        var article = list.Entries.Filter(new() { HasText = "The bridge is closed" });
        await Expect(article).ToBeInViewportAsync();
        await Expect(list.Entries.And(list.Page.Locator(".target"))).ToContainTextAsync("The bridge is closed");

        await list.Page.EvaluateAsync("window.scrollTo(0, 0)");
        await station.Newsroom.PublishAsync(topic, "The bridge is open again", more: Key);
        await Expect(events.First).ToContainTextAsync("The bridge is open again");
        await Expect(events).ToHaveCountAsync(2);
        await list.Visit.AssertCleanAsync();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Live_page_has_its_key_events_before_the_script_and_nothing_moves(string language)
    {
        var text = language == "ar" ? "إغلاق الجسر القديم" : "Old bridge closed";
        var item = await edition.Newsroom.PublishAsync(edition.Story, text, language, Key);
        await LivePage.IsRenderedAsync(edition, language, text);
        await using var plain = await Visit.OpenAsync(station, edition.AddressIn(language), Look.Desktop with { RunsJavaScript = false });
        var link = plain.Page.Locator("live-list > .events a").Filter(new() { HasText = text });
        await Expect(link).ToHaveAttributeAsync("href", $"#item-{item.Id}");

        await using var page = await LivePage.OpenAsync(station, edition, language);
        await page.Visit.AssertNothingMovedAsync();
        await page.Page.Locator("live-list [part=events] a").Filter(new() { HasText = text }).ClickAsync();
        await Expect(page.Entries.And(page.Page.Locator(".target"))).ToContainTextAsync(text);
        Assert.EndsWith($"#item-{item.Id}", page.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_and_comments_are_kept_current()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        var item = await station.Newsroom.PublishAsync(topic, "أبناء الميناء يتقدمون على المنارة", "ar", body =>
        {
            body["kind"] = "score";
            body["score"] = Score(1, 0, "الدقيقة 12");
            body["comments"] = new JsonObject { ["count"] = 2, ["state"] = "open" };
        });
        await using var list = await ListPage.OpenAsync(station, topic, Look.Phone, "ar", attributes: "lang=\"ar\"");
        await Expect(list.Page.Locator("live-list [part=score]")).ToHaveTextAsync("أبناء الميناء 1 – 0 المنارة الدقيقة 12");
        // Home stands first, which is on the right.
        var home = await list.Page.Locator("live-list [part=score] bdi").First.BoundingBoxAsync();
        var away = await list.Page.Locator("live-list [part=score] bdi").Nth(1).BoundingBoxAsync();
        Assert.True(home!.X > away!.X || home.Y < away.Y, "The home side does not stand first.");

        item = await station.Newsroom.ChangeAsync(item, new JsonObject { ["score"] = Score(1, 1, "الدقيقة 40") });
        await Expect(list.Page.Locator("live-list [part=score]")).ToContainTextAsync("1 – 1");
        await station.Newsroom.ChangeAsync(item, new JsonObject { ["comments"] = new JsonObject { ["count"] = 3, ["state"] = "closed" } });
        await Expect(list.Page.Locator("live-list [part=meta]")).ToContainTextAsync("3 تعليقات");
        await Expect(list.Page.Locator("live-list [part=meta]")).ToContainTextAsync("التعليقات مغلقة");
        await list.Visit.AssertCleanAsync();
    }

    [Fact]
    public async Task Picture_whose_right_is_lost_leaves_every_page_within_seconds()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        var url = new Uri(station.Server.Address, $"icon.svg?{topic}").AbsoluteUri;
        for (var number = 0; number < 3; number++)
            await station.Newsroom.PublishAsync(topic, $"Ferry {number}", more: body => body["media"] = new JsonArray(new JsonObject { ["kind"] = "photo", ["url"] = url, ["alt"] = "A ferry" }));
        await using var list = await ListPage.OpenAsync(station, topic);
        var pictures = list.Page.Locator("live-list [part=media] img");
        await Expect(pictures).ToHaveCountAsync(3);

        var watch = Stopwatch.StartNew();
        await station.Newsroom.WithdrawMediaAsync(url);
        await Expect(pictures).ToHaveCountAsync(0);
        output.WriteLine($"Three pictures were gone {watch.ElapsedMilliseconds} ms after the request began.");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        await Expect(list.Entries).ToHaveCountAsync(3);
    }

    private static void Key(JsonObject body) => body["labels"] = new JsonArray("key");

    private static JsonObject Score(int home, int away, string clock) => new()
    {
        ["home"] = new JsonObject { ["name"] = "أبناء الميناء", ["points"] = home },
        ["away"] = new JsonObject { ["name"] = "المنارة", ["points"] = away },
        ["clock"] = clock,
    };
}
