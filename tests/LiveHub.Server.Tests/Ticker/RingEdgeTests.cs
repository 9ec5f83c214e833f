using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Server.Tests.Ticker;

/// <summary>A cursor that has fallen off the ring reads the log; a node that restarts goes on where it was.</summary>
public sealed class RingEdgeTests : IDisposable
{
    private static readonly Dictionary<string, string> SmallRing = new(StringComparer.Ordinal) { ["Reading:RingCapacity"] = "64" };
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(FollowSet.Latest)]
    [InlineData(FollowSet.Every)]
    public async Task Cursor_off_the_ring_gets_everything_from_the_log(string mode)
    {
        using var node = new LiveHubNode(_folder.Path, settings: SmallRing).Start();
        var feed = new TestFeed(node);
        await feed.PostAsync("start", "harbour");
        string cursor;
        await using (var first = await StockReader.ConnectAsync(node.Address))
        {
            await first.FollowAsync(["harbour"], mode: mode);
            await first.SeesAsync("item/start");
            await Eventually.Until("the cursor is known", () => first.Cursor is not null);
            cursor = first.Cursor!;
        }
        for (var i = 0; i < 700; i++)
            await feed.PostAsync($"n{i}", i % 7 == 0 ? "weather" : "harbour");
        await feed.ReviseAsync("n1", 1, ["harbour"], TestFeed.Item("Changed"));

        await using var reader = await StockReader.ConnectAsync(node.Address);
        await reader.FollowAsync(["harbour"], cursor, mode: mode);
        await reader.SeesAsync("item/n1", revision: 2);

        var missed = Enumerable.Range(0, 700).Where(i => i % 7 != 0).Select(i => $"item/n{i}").ToList();
        var expected = mode == FollowSet.Every ? missed.Append("item/n1") : missed.Where(subject => subject != "item/n1").Append("item/n1");
        Assert.Equal(expected, reader.Entries.Select(entry => entry.Subject));
        Assert.DoesNotContain(reader.Frames, frame => frame.Reset);
        Assert.Equal(mode == FollowSet.Latest ? 1 : 0, reader.Frames.Sum(frame => frame.Skipped));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public async Task Reader_who_comes_later_finds_all_that_happened_before_in_the_snapshot(int later)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        using var node = new LiveHubNode(_folder.Path, clock).Start();
        var feed = new TestFeed(node);
        await using var first = await StockReader.ConnectAsync(node.Address);
        await first.FollowAsync(["harbour"]);
        await Eventually.Until("the first snapshot is there", () => first.Cursor is not null);
        await feed.PostAsync("a", "harbour");
        await first.SeesAsync("item/a");

        clock.Advance(TimeSpan.FromMilliseconds(later));
        await using var second = await StockReader.ConnectAsync(node.Address);
        await second.FollowAsync(["harbour"]);
        await second.SeesAsync("item/a");

        var snapshot = second.Frames.TakeWhile(frame => frame.Through is null).Count() + 1;
        Assert.Contains("item/a", second.Frames.Take(snapshot).SelectMany(frame => frame.Entries).Select(entry => entry.Subject));
        Assert.True(second.Frames.First().Reset);
    }

    [Fact]
    public async Task Restart_fills_the_ring_and_readers_resume_without_a_snapshot()
    {
        string cursor;
        using (var node = new LiveHubNode(_folder.Path).Start())
        {
            var feed = new TestFeed(node);
            await feed.PostAsync("a", "harbour");
            await using var reader = await StockReader.ConnectAsync(node.Address);
            await reader.FollowAsync(["harbour"]);
            await reader.SeesAsync("item/a");
            cursor = reader.Cursor!;
            await feed.PostAsync("b", "harbour");
            await feed.ReviseAsync("a", 1, ["weather"], TestFeed.Item("Moved"));
        }

        using var again = new LiveHubNode(_folder.Path).Start();
        await using var resumed = await StockReader.ConnectAsync(again.Address);
        await resumed.FollowAsync(["harbour"], cursor);
        await resumed.SeesAsync("item/a", revision: 2);
        Assert.Equal(["item/b", "item/a"], resumed.Entries.Select(entry => entry.Subject));
        Assert.Equal([2, 1], resumed.Entries.Select(entry => entry.First));
        Assert.DoesNotContain(resumed.Frames, frame => frame.Reset);
    }
}
