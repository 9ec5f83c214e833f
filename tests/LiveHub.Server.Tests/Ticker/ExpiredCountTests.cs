using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Ticker;

public sealed class ExpiredCountTests
{
    [Fact]
    public async Task Reader_that_joins_with_a_kept_snapshot_learns_that_an_item_has_expired_since()
    {
        using var folder = new TestFolder();
        await using var node = new LiveHubNode(folder.Path).Start();
        var feed = new TestFeed(node);
        await feed.OpenTopicAsync("harbour");
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(2).ToUnixTimeMilliseconds();
        await feed.ReviseAsync("short", 0, ["harbour"], TestFeed.Item("Ferry leaves in two seconds") with { ExpiresAt = soon }, EntryKinds.ItemPosted);
        await using var first = await FollowAsync(node);
        await HasCountAsync(first, 1);
        await HasCountAsync(first, 0);

        await using var second = await FollowAsync(node);

        await HasCountAsync(second, 0);
    }

    private static async Task<StockReader> FollowAsync(LiveHubNode node)
    {
        var reader = await StockReader.ConnectAsync(node.Address);
        await reader.FollowAsync(["harbour"]);
        return reader;
    }

    private static Task HasCountAsync(StockReader reader, int count) => Eventually.Until(
        $"the reader has the count {count}", () => reader.Frames.SelectMany(frame => frame.Counts).LastOrDefault()?.Count == count, TimeSpan.FromSeconds(8));
}
