using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Reading;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests.Ticker;

public sealed class BeatTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Quiet_reader_gets_beats_and_a_current_cursor()
    {
        using var node = Start();
        await using var reader = await StockReader.ConnectAsync(node.Address);
        await reader.FollowAsync(["harbour"]);
        var elsewhere = await new TestFeed(node).PostAsync("a", "weather");
        await Eventually.Until("a frame without entries moves the cursor", () => reader.Cursor?.Split('.')[1] == $"{elsewhere.Offset}");
        Assert.Empty(reader.Entries);
        await Eventually.Until("a beat tells the tail", () => reader.Beats.Any(beat => beat.Position.EndsWith($".{elsewhere.Offset}", StringComparison.Ordinal)));
        Assert.All(reader.Beats, beat => Assert.Equal(Beat.StoreOk, beat.Store));
    }

    [Fact]
    public async Task Trouble_of_the_store_is_told_at_once_and_its_end_too()
    {
        using var node = Start();
        await using var reader = await StockReader.ConnectAsync(node.Address);
        await reader.FollowAsync(["harbour"]);
        await Eventually.Until("the snapshot is there", () => reader.Cursor is not null);

        node.Services.GetRequiredService<StoreHealth>().Failed(new LogUnavailableException(LogUnavailableReason.DiskFull, "No space is left."));
        await Eventually.Until("a beat says away", () => reader.Beats.Any(beat => beat.Store == Beat.StoreAway));
        await Eventually.Until("the probe finds the store well and a beat says so", () => reader.Beats.Last().Store == Beat.StoreOk);
    }

    [Fact]
    public async Task Expiry_shows_in_the_counts_without_an_entry()
    {
        using var node = Start();
        var feed = new TestFeed(node);
        await using var reader = await StockReader.ConnectAsync(node.Address);
        await reader.FollowAsync(["harbour"]);
        await feed.ReviseAsync("brief", 0, ["harbour"], TestFeed.Item("Brief") with { ExpiresAt = Now() + 1500 }, EntryKinds.ItemPosted);
        await Eventually.Until("it counts", () => reader.Frames.Any(frame => frame.Counts is [{ Count: 1 }]));
        await Eventually.Until("it no longer counts", () => reader.Frames.Last(frame => frame.Counts.Count > 0).Counts is [{ Count: 0 }]);
        Assert.Single(reader.Entries);
    }

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private LiveHubNode Start() => new LiveHubNode(
        _folder.Path, settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Ticker:BeatInterval"] = "00:00:01" }).Start();
}
