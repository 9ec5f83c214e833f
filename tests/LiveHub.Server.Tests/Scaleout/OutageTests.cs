using System.Diagnostics;
using LiveHub.Protocol;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Scaleout;

/// <summary>Redis goes away and comes back: readers keep what they have and are told, publishers are told, nothing needs a restart.</summary>
public sealed class OutageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Readers_and_publishers_are_told_in_time_and_everything_goes_on_by_itself(bool stalls)
    {
        await using var nodes = await Nodes.StartAsync();
        await nodes.OpenTopicAsync();
        await using var near = await FollowAsync(nodes, 0);
        await using var far = await FollowAsync(nodes, 1);
        (await nodes.PostAsync(0, "before")).Expect(201);
        await far.SeesAsync("item/before");

        var watch = Stopwatch.StartNew();
        if (stalls)
            nodes.Way.Stall();
        else
            await nodes.Redis.KillAsync();
        var refused = nodes.PostAsync(0, "meanwhile", repeat: "meanwhile");
        Assert.Equal("store-unavailable", (await refused).Expect(503, "store-unavailable").Code);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 2.5);
        Assert.NotNull((await refused).Http.Headers.RetryAfter);
        foreach (var reader in (StockReader[])[near, far])
            await Eventually.Until("readers are told", () => reader.Beats.LastOrDefault()?.Store == Beat.StoreAway, TimeSpan.FromSeconds(3.5));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 4);

        if (stalls)
            nodes.Way.Flow();
        else
            await nodes.Redis.StartAgainAsync();
        await Eventually.Until("publishing works again", async () => (await nodes.PostAsync(1, "meanwhile", repeat: "meanwhile")).Status == 201);
        foreach (var reader in (StockReader[])[near, far])
        {
            await reader.SeesAsync("item/meanwhile");
            await Eventually.Until("readers are told", () => reader.Beats.Last().Store == Beat.StoreOk);
            Assert.Equal(1, reader.Frames.Count(frame => frame.Reset));
            Assert.Equal(1, reader.Entries.Count(entry => entry.Subject == "item/meanwhile"));
        }
    }

    [Fact]
    public async Task New_readers_join_with_everything_also_with_what_has_left_the_ring()
    {
        await using var nodes = await Nodes.StartAsync(1, ("Reading:RingCapacity", "64"));
        await nodes.OpenTopicAsync();
        await nodes.OpenTopicAsync("museum");
        (await nodes.PostAsync(0, "old", "museum")).Expect(201);
        for (var number = 0; number < 200; number++)
            (await nodes.PostAsync(0, $"n{number}")).Expect(201);

        await nodes.Redis.KillAsync();
        await using var late = await FollowAsync(nodes, 0);
        await late.SeesAsync("item/old");
        await late.SeesAsync("item/n199");
        Assert.Equal(51, late.Entries.Count(entry => entry.Subject.StartsWith("item/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_expires_while_Redis_is_away_expires_on_time_and_no_alert_is_accepted_or_cleared()
    {
        await using var nodes = await Nodes.StartAsync(1);
        await nodes.OpenTopicAsync();
        await using var reader = await FollowAsync(nodes, 0);
        var at = TimeProvider.System.GetUtcNow().AddSeconds(3).ToUnixTimeMilliseconds();
        (await nodes.SendAsync(0, HttpMethod.Post, "/items", new { id = "brief", topics = new[] { "harbour" }, language = "en", headline = "Brief", expiresAt = at })).Expect(201);
        (await nodes.SendAsync(0, HttpMethod.Post, "/alerts", new { id = "storm", texts = new[] { new { value = "Storm", lang = "en" } } })).Expect(201);
        await Eventually.Until("the item is counted", () => CountOf(reader) == 1);

        await nodes.Redis.KillAsync();
        await Eventually.Until("the item is counted no more", () => CountOf(reader) == 0, TimeSpan.FromSeconds(6));
        Assert.True(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() >= at);
        (await nodes.SendAsync(0, HttpMethod.Post, "/alerts/storm/clear", new { }, ifMatch: "*")).Expect(503, "store-unavailable");
        (await nodes.SendAsync(0, HttpMethod.Post, "/alerts", new { texts = new[] { new { value = "Flood", lang = "en" } } })).Expect(503, "store-unavailable");
    }

    [Fact]
    public async Task Node_that_starts_late_has_what_the_others_have_and_hears_what_they_publish()
    {
        await using var nodes = await Nodes.StartAsync(1);
        await nodes.OpenTopicAsync();
        (await nodes.PostAsync(0, "early")).Expect(201);
        nodes.Add();
        await using var reader = await FollowAsync(nodes, 1);
        await reader.SeesAsync("item/early");
        (await nodes.PostAsync(0, "later")).Expect(201);
        await reader.SeesAsync("item/later");
        (await nodes.PostAsync(1, "last")).Expect(201);
        await reader.SeesAsync("item/last");
    }

    private static async Task<StockReader> FollowAsync(Nodes nodes, int node)
    {
        var reader = await StockReader.ConnectAsync(nodes[node].Address);
        await reader.FollowAsync([FollowSet.AllTopics]);
        await Eventually.Until("the reader has its snapshot", () => reader.Cursor is not null);
        return reader;
    }

    private static int? CountOf(StockReader reader) =>
        reader.Frames.SelectMany(frame => frame.Counts).LastOrDefault(count => count.Topic == "harbour")?.Count;
}
