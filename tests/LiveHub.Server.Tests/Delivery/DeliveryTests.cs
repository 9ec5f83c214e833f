using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Delivery;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests.Delivery;

/// <summary>What a node says it did with an alert, against what its readers saw.</summary>
public sealed class DeliveryTests : IDisposable
{
    private const int Backlog = 3000;
    private static readonly string Ballast = new('x', 2000);
    private readonly Newsroom _newsroom = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["Ticker:Shards"] = "3" });
    private readonly TestFeed _feed;

    public DeliveryTests() => _feed = new TestFeed(_newsroom.Node);

    public void Dispose() => _newsroom.Dispose();

    [Fact]
    public async Task Who_follows_is_matched_and_passed_once_per_revision()
    {
        await using var harbour = await FollowAsync("harbour");
        await using var other = await FollowAsync("weather");
        await using var all = await FollowAsync("*");
        await using var idle = await StockReader.ConnectAsync(_newsroom.Node.Address);

        await _feed.RaiseAsync("a", long.MaxValue, "harbour");
        await _feed.RaiseAsync("b", long.MaxValue);

        var told = await ToldAsync("a");
        Assert.Equal((2, 2, 0), (N(told, "matched"), N(told, "passed"), N(told, "waiting")));
        Assert.InRange(N(told, "p99"), 0, 5000);
        Assert.InRange(N(told, "p50"), 0, N(told, "p99"));
        told = await ToldAsync("b");
        Assert.Equal((3, 3), (N(told, "matched"), N(told, "passed")));
        Assert.Single(told["nodes"]!.AsArray());

        await other.DisposeAsync();
        await _feed.AppendAsync(Subjects.Alert("b"), 1, EntryKinds.AlertCleared, Routing.Everyone, new AlertFact { Texts = [new Text("Over", "en", Text.Ltr)], ExpiresAt = 1, Clearance = new Clearance(1, false, null) });
        Assert.InRange(N(await ToldAsync("b", 2), "passed"), 2, 3);
        Assert.Equal(3, N(await ToldAsync("b", 1), "passed"));
    }

    [Fact]
    public void The_slowest_node_says_how_long_it_was_on_its_way_and_one_that_does_not_know_says_nothing()
    {
        DeliveryNote Of(int? took) => DeliveryNote.None with { Took = took };

        Assert.Equal(38, (Of(12) + Of(38) + Of(null)).Took);
        Assert.Null((Of(null) + Of(null)).Took);
        Assert.Equal(38, DeliveryNote.Of(new NodeNote("here", Of(38).Encode()))?.Took);
    }

    [Fact]
    public async Task An_alert_without_readers_is_told_too()
    {
        await _feed.RaiseAsync("lonely", long.MaxValue);
        var told = await ToldAsync("lonely");
        Assert.InRange(N(told, "took"), 0, 5000);
        Assert.Equal(N(told, "took"), N(told["nodes"]![0]!.AsObject(), "took"));
        Assert.Equal((0, 0, false), (N(told, "matched"), N(told, "passed"), told.ContainsKey("p50")));
    }

    [Fact]
    public async Task A_reader_whose_socket_is_full_is_waiting_after_ten_seconds_and_the_others_passed()
    {
        await using var stopped = await StoppedAsync();
        await using var healthy = await FollowAsync("harbour");
        await _feed.RaiseAsync("late", long.MaxValue);
        await healthy.SeesAsync("alert/late");

        var told = await ToldAsync("late");
        Assert.Equal((2, 1, 1), (N(told, "matched"), N(told, "passed"), N(told, "waiting")));
    }

    [Fact]
    public async Task A_slow_reader_that_gets_it_ahead_and_in_order_counts_once()
    {
        await using var slow = await StoppedAsync();
        await _feed.RaiseAsync("late", long.MaxValue);
        await slow.ReadUntilAsync("the alert in order", () => slow.Entries.Any(entry => entry.Subject == "alert/late"));
        Assert.Contains(slow.Frames, frame => frame.Ahead is not null);
        var told = await ToldAsync("late");
        Assert.Equal((1, 1, 0), (N(told, "matched"), N(told, "passed"), N(told, "skipped")));
    }

    [Fact]
    public async Task A_reader_that_turns_away_before_it_was_given_the_alert_has_left()
    {
        await using var stopped = await StoppedAsync();
        await _feed.RaiseAsync("late", long.MaxValue, "harbour");
        await stopped.FollowAsync(["weather"]);
        var told = await ToldAsync("late");
        Assert.Equal((1, 0, 1), (N(told, "matched"), N(told, "passed"), N(told, "left")));
    }

    [Fact]
    public async Task A_revision_that_a_newer_one_overtook_was_skipped()
    {
        await using var slow = await StoppedAsync();
        await _feed.RaiseAsync("late", long.MaxValue, "harbour");
        await _feed.AppendAsync(Subjects.Alert("late"), 1, EntryKinds.AlertUpdated, Routing.Of(["harbour"], []), new AlertFact { Texts = [new Text("New", "en", Text.Ltr)], ExpiresAt = long.MaxValue });
        await slow.ReadUntilAsync("the newer revision in order", () => slow.Entries.Any(entry => entry is { Subject: "alert/late", Revision: 2 }));
        Assert.Equal((1, 0, 1), await FateAsync("late", 1));
        Assert.Equal((1, 1, 0), await FateAsync("late", 2));
    }

    [Fact]
    public async Task Other_nodes_are_added_and_only_those_who_may_alert_are_told()
    {
        await using var reader = await FollowAsync("harbour");
        await _feed.RaiseAsync("a", long.MaxValue);
        await ToldAsync("a");
        var slow = new LatencyCounts();
        for (var reading = 0; reading < 99; reading++)
            slow.Add(2000);
        await _newsroom.Node.Services.GetRequiredService<INodeBoard>().PostAsync(
            "alert/a/1", "other", new DeliveryNote(100, 99, 1, 0, 0, 0, slow.ToSparse()).Encode(), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        var told = await ToldAsync("a");
        Assert.Equal((101, 100, 1, 2100), (N(told, "matched"), N(told, "passed"), N(told, "reset"), N(told, "p99")));
        Assert.Equal(2, told["nodes"]!.AsArray().Count);

        (await _newsroom.GetAsync("/alerts/a/delivery")).Expect(401, "key-required");
        (await _newsroom.GetAsync("/alerts/a/delivery?revision=2", LiveHubProcess.AdminKey)).Expect(404, "not-found");
        (await _newsroom.GetAsync("/alerts/unknown/delivery", LiveHubProcess.AdminKey)).Expect(404, "not-found");
    }

    private static int N(JsonObject told, string field) => (int)told[field]!;

    private async Task<(int Matched, int Passed, int Skipped)> FateAsync(string alert, long revision)
    {
        var told = await ToldAsync(alert, revision);
        return (N(told, "matched"), N(told, "passed"), N(told, "skipped"));
    }

    /// <summary>A reader that has stopped reading, with more before it than pipes and sockets hold.</summary>
    private async Task<RawReader> StoppedAsync()
    {
        var reader = await RawReader.ConnectAsync(_newsroom.Node.Address);
        await reader.FollowAsync(["harbour"]);
        await reader.ReadUntilAsync("the snapshot", () => !reader.Frames.IsEmpty);
        for (var i = 0; i < Backlog; i++)
            await _feed.PostAsync($"n{i}", "harbour", $"{i} {Ballast}");
        return reader;
    }

    private async Task<StockReader> FollowAsync(string topic)
    {
        var reader = await StockReader.ConnectAsync(_newsroom.Node.Address);
        await reader.FollowAsync([topic]);
        await Eventually.Until("the snapshot is there", () => reader.Cursor is not null);
        return reader;
    }

    private async Task<JsonObject> ToldAsync(string alert, long revision = 1)
    {
        JsonObject? told = null;
        await Eventually.Until($"the node tells what became of {alert}", async () =>
        {
            var answer = await _newsroom.GetAsync($"/alerts/{alert}/delivery?revision={revision}", LiveHubProcess.AdminKey);
            return answer.Status == 200 && (told = answer.Body)["nodes"]!.AsArray().Count > 0;
        });
        return told!;
    }
}
