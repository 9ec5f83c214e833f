using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>What a reader can do with the banner, by mouse and by keyboard, with scripts and without.</summary>
[Collection(nameof(AloneCollection))]
public sealed class BannerReaderTests(Station station)
{
    [Fact]
    public async Task A_pause_counts_what_is_missed_and_lasts_over_a_reload()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, "The first headline");
        await using var banner = await BannerPage.OpenAsync(station, topic);

        await banner.Pause.ClickAsync();
        await Expect(banner.Pause).ToHaveAccessibleNameAsync("Play");
        await station.Newsroom.PublishAsync(topic, "The second headline");

        await Expect(banner.Pause).ToHaveAccessibleNameAsync("Play, 1 new update");
        await Expect(banner.Headline).ToHaveTextAsync("The first headline");

        await banner.Page.ReloadAsync();
        await Expect(banner.Frame).ToHaveAttributeAsync("data-status", "paused");
        await Expect(banner.Pause).ToHaveAccessibleNameAsync("Play");

        await banner.Pause.ClickAsync();
        await Expect(banner.Pause).ToHaveAccessibleNameAsync("Pause");
        await Expect(banner.Headline).ToHaveTextAsync("The second headline");
    }

    [Fact]
    public async Task The_keyboard_reaches_every_control_and_the_focus_is_seen()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, "A headline that leads somewhere", more: body => body["url"] = "https://news.example/one");
        await station.Newsroom.PublishAsync(topic, "Another one", more: body => body["url"] = "https://news.example/two");
        await using var banner = await BannerPage.OpenAsync(station, topic);
        await Expect(banner.Headline).ToHaveTextAsync("Another one");

        var reached = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            await banner.Page.Keyboard.PressAsync("Tab");
            var (part, isSeen) = await banner.Visit.FocusAsync();
            reached.Add(part);
            Assert.True(isSeen, $"the focus on {part} is not seen");
        }
        Assert.Equal(["headline", "pause", "previous", "next"], reached);

        await banner.Page.Keyboard.PressAsync("Enter");
        await Expect(banner.Headline).ToHaveTextAsync("A headline that leads somewhere");
    }

    [Fact]
    public async Task The_ticker_stops_under_the_mouse_and_the_focus()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, "Older");
        await station.Newsroom.PublishAsync(topic, "Newer");
        await using var banner = await BannerPage.OpenAsync(station, topic);
        await Expect(banner.Headline).ToHaveTextAsync("Newer");

        await banner.Headline.HoverAsync();
        await station.Newsroom.PublishAsync(topic, "Newest");

        // The news has arrived (it can be stepped to), but the line that is being read stays.
        await Expect(banner.State).ToContainTextAsync("Live");
        await Expect(banner.Headline).ToHaveTextAsync("Newer");
        await banner.Page.Mouse.MoveAsync(5, 700);
        await Expect(banner.Headline).Not.ToHaveTextAsync("Newer");
    }

    [Fact]
    public async Task Without_scripts_the_page_shows_its_own_list()
    {
        await using var site = await EmbeddingSite.StartAsync(station.Server.Address);
        site.Body = """<live-banner topics="*"><ul><li><a href="/one">One</a></li><li><a href="/two">Two</a></li></ul></live-banner>""";
        await using var visit = await Visit.OpenAsync(station, site.Address, Look.Desktop with { RunsJavaScript = false });

        await Expect(visit.Page.GetByRole(AriaRole.Link)).ToHaveTextAsync(["One", "Two"]);
    }

    [Fact]
    public async Task Two_banners_with_different_topics_share_a_page()
    {
        var first = await station.Newsroom.OpenTopicAsync();
        var second = await station.Newsroom.OpenTopicAsync();
        await using var site = await EmbeddingSite.StartAsync(station.Server.Address);
        site.Body = $"""<live-banner topics="{first}"></live-banner><live-banner topics="{second}"></live-banner>""";
        var sockets = 0;
        await using var visit = await Visit.OpenAsync(station, site.Address, prepare: page =>
        {
            page.WebSocket += (_, _) => sockets++;
            return Task.CompletedTask;
        });
        var wrong = await station.Newsroom.PublishAsync(first, "For the first");
        await station.Newsroom.PublishAsync(second, "For the second");

        var headlines = visit.Page.Locator("live-banner [part=headline]:not(.leaving)");
        await Expect(headlines).ToHaveTextAsync(["For the first", "For the second"]);

        await station.Newsroom.CorrectAsync(wrong, "For the first, corrected", "It was wrong.");
        await station.Newsroom.RaiseAsync(second, "Breaking for the second", "عاجل للثاني");

        await Expect(headlines).ToHaveTextAsync(["For the first, corrected", "For the second"]);
        await Expect(visit.Page.Locator("live-banner [part=breaking]:visible")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("live-banner").Nth(1).Locator("[part=breaking-headline]")).ToHaveTextAsync("Breaking for the second");
        Assert.Equal(1, sockets);
    }
}
