using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveHub.Server.Tests.Ticker;

/// <summary>What a stock client sees of the hub, over every transport and protocol that applies.</summary>
public sealed class TickerHubTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly LiveHubNode _node;
    private readonly TestFeed _feed;

    public TickerHubTests()
    {
        _node = new LiveHubNode(_folder.Path).Start();
        _feed = new TestFeed(_node);
    }

    public static TheoryData<bool, HttpTransportType> Ways => new()
    {
        { true, HttpTransportType.WebSockets },
        { false, HttpTransportType.WebSockets },
        { true, HttpTransportType.LongPolling },
        { false, HttpTransportType.LongPolling },
        { false, HttpTransportType.ServerSentEvents },
    };

    public void Dispose()
    {
        _node.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Stock_client_gets_snapshot_then_headlines(bool messagePack, HttpTransportType transport)
    {
        await _feed.OpenTopicAsync("harbour");
        await _feed.PostAsync("a", "harbour");
        await using var reader = await StockReader.ConnectAsync(_node.Address, messagePack, transport);

        var answer = await reader.FollowAsync(["harbour"]);
        await reader.SeesAsync("item/a");
        await _feed.PostAsync("b", "harbour", "فتح الميناء أمام الملاحة", "ar");
        await reader.SeesAsync("item/b");

        Assert.Equal((true, FollowSet.Of(["harbour"], []).Id), (answer.Accepted, answer.Set));
        Assert.True(reader.Frames.First().Reset);
        Assert.All(reader.Frames, frame => Assert.Equal(answer.Set, frame.Set));
        Assert.Equal(["topic/harbour", "item/a", "item/b"], reader.Entries.Select(entry => entry.Subject));
        var fact = Assert.IsType<ItemFact>(reader.Entries.Last().Body);
        Assert.Equal(new Text("فتح الميناء أمام الملاحة", "ar", "rtl"), fact.Headline);
        Assert.Equal(2, reader.Frames.Last().Counts.Single().Count);
    }

    [Fact]
    public async Task Follower_of_several_topics_gets_an_item_once()
    {
        await using var reader = await StockReader.ConnectAsync(_node.Address);
        await reader.FollowAsync(["harbour", "weather", "*"]);
        await _feed.ReviseAsync("a", 0, ["harbour", "weather"], TestFeed.Item("Both"), EntryKinds.ItemPosted);
        await _feed.PostAsync("b", "weather");
        await reader.SeesAsync("item/b");
        Assert.Equal(["item/a", "item/b"], reader.Entries.Select(entry => entry.Subject));
    }

    [Fact]
    public async Task Cursor_brings_what_was_missed_and_nothing_else()
    {
        await using (var first = await StockReader.ConnectAsync(_node.Address))
        {
            await first.FollowAsync(["harbour"]);
            await _feed.PostAsync("a", "harbour");
            await first.SeesAsync("item/a");
            var cursor = first.Cursor;
            await first.DisposeAsync();

            await _feed.PostAsync("elsewhere", "weather");
            await _feed.PostAsync("b", "harbour");
            await using var second = await StockReader.ConnectAsync(_node.Address);
            await second.FollowAsync(["harbour"], cursor);
            await second.SeesAsync("item/b");

            Assert.Equal(["item/b"], second.Entries.Select(entry => entry.Subject));
            Assert.DoesNotContain(second.Frames, frame => frame.Reset);
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1-00000000.1.0123456789abcdef.{set}")]
    [InlineData("{epoch}.1.0123456789abcdef.{set}")]
    [InlineData("{epoch}.999.0123456789abcdef.{set}")]
    public async Task Cursor_of_another_history_is_answered_by_a_snapshot(string pattern)
    {
        await _feed.PostAsync("a", "harbour");
        await using var reader = await StockReader.ConnectAsync(_node.Address);
        await reader.FollowAsync(["harbour"]);
        await reader.SeesAsync("item/a");
        var set = FollowSet.Of(["harbour"], []).Id;
        var epoch = reader.Cursor!.Split('.')[0];
        reader.Frames.Clear();

        await reader.FollowAsync(["harbour"], pattern.Replace("{epoch}", epoch, StringComparison.Ordinal).Replace("{set}", set, StringComparison.Ordinal));

        await reader.SeesAsync("item/a");
        Assert.True(reader.Frames.First().Reset);
    }

    [Fact]
    public async Task Moved_item_reaches_those_whom_it_leaves()
    {
        await _feed.PostAsync("a", "harbour");
        await using var reader = await StockReader.ConnectAsync(_node.Address);
        await reader.FollowAsync(["harbour"]);
        await reader.SeesAsync("item/a");

        await _feed.ReviseAsync("a", 1, ["weather"], TestFeed.Item("Moved"));

        await reader.SeesAsync("item/a", revision: 2);
        Assert.Equal(["weather"], reader.Entries.Last().Topics);
        await Eventually.Until("the count falls", () => reader.Frames.Last().Counts is [{ Topic: "harbour", Count: 0 }]);
    }

    [Fact]
    public async Task Languages_filter_items_but_not_alerts()
    {
        await using var reader = await StockReader.ConnectAsync(_node.Address);
        await reader.FollowAsync(["harbour"], languages: ["ar"]);
        await _feed.PostAsync("en", "harbour");
        await _feed.RaiseAsync("x", long.MaxValue);
        await _feed.PostAsync("ar", "harbour", language: "ar-EG");
        await reader.SeesAsync("item/ar");
        Assert.Equal(["alert/x", "item/ar"], reader.Entries.Select(entry => entry.Subject));
    }

    [Fact]
    public async Task Second_follow_replaces_the_first_and_unfollow_ends_it()
    {
        await using var reader = await StockReader.ConnectAsync(_node.Address);
        await reader.FollowAsync(["harbour"]);
        var second = await reader.FollowAsync(["weather"]);
        await _feed.PostAsync("h", "harbour");
        await _feed.PostAsync("w", "weather");
        await reader.SeesAsync("item/w");
        Assert.DoesNotContain(reader.Entries, entry => entry.Subject == "item/h");

        await reader.Connection.InvokeAsync(HubMethods.Unfollow, new UnfollowRequest(second.Set), TestContext.Current.CancellationToken);
        await using var other = await StockReader.ConnectAsync(_node.Address);
        await other.FollowAsync(["weather"]);
        await _feed.PostAsync("w2", "weather");
        await other.SeesAsync("item/w2");
        Assert.DoesNotContain(reader.Entries, entry => entry.Subject == "item/w2");
    }

    [Theory]
    [InlineData(GoodbyeCodes.NoTopics)]
    [InlineData(GoodbyeCodes.TooManyTopics)]
    [InlineData(GoodbyeCodes.BadFollow)]
    public async Task Refused_follow_says_why_and_keeps_the_connection(string code)
    {
        string[] topics = code switch
        {
            GoodbyeCodes.NoTopics => [],
            GoodbyeCodes.TooManyTopics => [.. Enumerable.Range(0, 65).Select(n => $"t{n}")],
            _ => ["Not A Slug"],
        };
        await using var reader = await StockReader.ConnectAsync(_node.Address);
        var answer = await reader.FollowAsync(topics);
        Assert.Equal((false, code), (answer.Accepted, answer.Code));
        Assert.False(string.IsNullOrEmpty(answer.Message));
        Assert.True((await reader.FollowAsync(["harbour"])).Accepted);
    }

    [Fact]
    public async Task Unknown_method_gets_an_error_and_the_connection_stays()
    {
        await using var reader = await StockReader.ConnectAsync(_node.Address);
        await Assert.ThrowsAsync<HubException>(() => reader.Connection.InvokeAsync("Publish", "x", TestContext.Current.CancellationToken));
        Assert.True((await reader.FollowAsync(["harbour"])).Accepted);
    }

    [Fact]
    public async Task Snapshot_holds_pinned_and_newest_items_of_each_topic()
    {
        await _feed.ReviseAsync("pinned", 0, ["harbour"], TestFeed.Item("Pinned") with { Pin = 1 }, EntryKinds.ItemPosted);
        for (var i = 1; i <= 60; i++)
            await _feed.PostAsync($"n{i}", "harbour");
        await _feed.ReviseAsync("n60", 1, ["harbour"], TestFeed.Item("Gone") with { Retraction = new(1, new("Wrong", "en", "ltr")) }, EntryKinds.ItemRetracted);
        await using var reader = await StockReader.ConnectAsync(_node.Address);
        await reader.FollowAsync(["harbour"]);
        await Eventually.Until("the snapshot is whole", () => reader.Cursor is not null);

        Assert.Equal(["item/pinned", .. Enumerable.Range(10, 50).Select(n => $"item/n{n}")], reader.Entries.Select(entry => entry.Subject));
        Assert.Equal(60, reader.Frames.Single(frame => frame.Through is not null).Counts.Single().Count);
    }

    [Fact]
    public async Task Entry_of_an_unknown_kind_is_passed_on()
    {
        await using var reader = await StockReader.ConnectAsync(_node.Address, messagePack: false);
        await reader.FollowAsync(["harbour"]);
        await _feed.AppendAsync(new("poll/9", 0, "poll.opened", Feed.Routing.Of(["harbour"], []), new byte[] { 0x92, 1, 2 }));
        await reader.SeesAsync("poll/9");
        Assert.Null(reader.Entries.Last().Body);
    }

    [Fact]
    public async Task Damaged_entry_is_skipped_and_readiness_warns()
    {
        await using var reader = await StockReader.ConnectAsync(_node.Address);
        await reader.FollowAsync(["harbour"]);
        await _feed.AppendAsync(new("item/broken", 0, EntryKinds.ItemPosted, Feed.Routing.Of(["harbour"], ["en"]), new byte[] { 0xc1 }));
        await _feed.PostAsync("after", "harbour");
        await reader.SeesAsync("item/after");
        var health = await _node.CreateClient().GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("warning", health, StringComparison.Ordinal);
    }
}
