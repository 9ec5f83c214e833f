using LiveHub.Testing;
using LiveHub.Testing.Faults;
using LiveHub.Testing.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>A reader whose server dies, or whose line is cut, ends up with exactly what the log says.</summary>
[Collection(nameof(AloneCollection))]
public sealed class ReconnectTests(Station station)
{
    [Fact]
    public async Task After_a_kill_and_a_restart_the_reader_has_what_the_log_has()
    {
        using var data = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(data.Path);
        var newsroom = new Newsroom(server.Http);
        var topic = await newsroom.OpenTopicAsync();
        var corrected = await newsroom.PublishAsync(topic, "Before the kill, to be corrected");
        var retracted = await newsroom.PublishAsync(topic, "Before the kill, to be retracted");
        await using var banner = await BannerPage.OpenAsync(station, topic, server: server.Address);
        await FollowAsync(banner.Page, server.Address, topic);

        var end = await banner.EndAsync();
        await server.KillAsync();
        await Expect(banner.Frame).ToHaveAttributeAsync("data-status", "reconnecting");
        await server.StartAsync();
        await newsroom.CorrectAsync(corrected, "Corrected after the restart", "It was wrong.");
        await newsroom.RetractAsync(retracted, "It was not so.");
        await newsroom.PublishAsync(topic, "Published after the restart");

        await AssertHasTheLogAsync(banner.Page, newsroom, topic, ["Published after the restart", "Corrected after the restart"]);
        await banner.IsLiveAsync();
        await Expect(banner.Headline).ToHaveTextAsync("Published after the restart");
        Assert.Equal(end, await banner.EndAsync());
        await banner.Visit.AssertNothingMovedAsync();
    }

    [Fact]
    public async Task After_a_kill_and_a_restart_the_list_shows_what_the_log_has()
    {
        using var data = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(data.Path);
        var newsroom = new Newsroom(server.Http);
        var topic = await newsroom.OpenTopicAsync();
        var corrected = await newsroom.PublishAsync(topic, "Before the kill, to be corrected");
        var retracted = await newsroom.PublishAsync(topic, "Before the kill, to be retracted");
        await newsroom.PublishAsync(topic, "Before the kill, and stays");
        await using var list = await ListPage.OpenAsync(station, topic, server: server.Address);
        await Expect(list.Titles).ToHaveTextAsync(["Before the kill, and stays", "Before the kill, to be retracted", "Before the kill, to be corrected"]);

        await server.KillAsync();
        await Expect(list.Frame).ToHaveAttributeAsync("data-status", "reconnecting");
        await server.StartAsync();
        await newsroom.CorrectAsync(corrected, "Corrected after the restart", "It was wrong.");
        await newsroom.RetractAsync(retracted, "It was not so.");
        await newsroom.PublishAsync(topic, "Published after the restart");

        await Expect(list.Titles).ToHaveTextAsync(["Published after the restart", "Before the kill, and stays", "Corrected after the restart"]);
        await Expect(list.Frame).ToHaveAttributeAsync("data-status", "live");
        Assert.Equal(await newsroom.HeadlinesAsync(topic), await list.Titles.AllInnerTextsAsync());
        await Expect(list.Entries.Last).ToContainTextAsync("It was wrong.");
    }

    [Fact]
    public async Task What_was_published_while_the_line_was_cut_arrives_after_it()
    {
        await using var line = new FaultProxy(station.Server.Address.Port);
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var banner = await BannerPage.OpenAsync(station, topic, server: line.Address);
        await FollowAsync(banner.Page, line.Address, topic);

        line.IsRefusing = true;
        line.Cut();
        await Expect(banner.Frame).ToHaveAttributeAsync("data-status", "reconnecting");
        await station.Newsroom.PublishAsync(topic, "While the line was cut");
        line.IsRefusing = false;

        await AssertHasTheLogAsync(banner.Page, station.Newsroom, topic, ["While the line was cut"]);
        await banner.IsLiveAsync();
        await Expect(banner.Headline).ToHaveTextAsync("While the line was cut");
    }

    /// <summary>Follows with the page's own SDK, on the connection that the banner uses.</summary>
    private static async Task FollowAsync(IPage page, Uri server, string topic) =>
        await page.EvaluateAsync(
            """
            async ([server, topic]) => {
              const { LiveHub } = await import(`${server}embed/livehub.js`);
              window.view = LiveHub.at(server).follow({ topics: [topic] });
            }
            """,
            new[] { server.AbsoluteUri, topic });

    private static async Task AssertHasTheLogAsync(IPage page, Newsroom newsroom, string topic, IReadOnlyList<string> expected)
    {
        IReadOnlyList<string> seen = [];
        await Eventually.Until("the reader's view is what the log says", async () =>
        {
            seen = await page.EvaluateAsync<string[]>("window.view.snapshot.items.map(item => item.headline.value)");
            return seen.SequenceEqual(expected);
        });
        Assert.Equal(seen, await newsroom.HeadlinesAsync(topic));
    }
}
