using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Ticker;

/// <summary>A reader that does not read costs itself its place in time, and nobody else anything.</summary>
public sealed class SlowReaderTests : IDisposable
{
    private const int Revisions = 3000;
    private static readonly string Ballast = new('x', 2000);
    private readonly TestFolder _folder = new();
    private readonly LiveHubNode _node;
    private readonly TestFeed _feed;

    public SlowReaderTests()
    {
        _node = new LiveHubNode(_folder.Path).Start();
        _feed = new TestFeed(_node);
    }

    public void Dispose()
    {
        _node.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Stopped_reader_delays_nobody_and_catches_up_to_latest_revisions()
    {
        await using var slow = await RawReader.ConnectAsync(_node.Address);
        await slow.FollowAsync(["harbour"]);
        await slow.ReadUntilAsync("the snapshot", () => !slow.Frames.IsEmpty);
        await using var healthy = await StockReader.ConnectAsync(_node.Address);
        await healthy.FollowAsync(["harbour"]);

        for (var revision = 0; revision < Revisions; revision++)
            await _feed.ReviseAsync("story", revision, ["harbour"], TestFeed.Item($"Revision {revision + 1} {Ballast}"));
        await _feed.RaiseAsync("late", long.MaxValue);
        await healthy.SeesAsync("alert/late");
        Assert.Equal(Revisions, healthy.Entries.Last(entry => entry.Subject == "item/story").Revision);

        await slow.ReadUntilAsync("the alert in order", () => slow.Entries.Any(entry => entry.Subject == "alert/late"));
        var seen = slow.Entries.Where(entry => entry.Subject == "item/story").Select(entry => entry.Revision).ToList();
        Assert.Equal(Revisions, seen[^1]);
        Assert.Equal(seen.Distinct().Order(), seen);
        Assert.True(seen.Count < Revisions / 2, $"{seen.Count} of {Revisions} revisions were sent; a parked reader must skip to the newest.");
        Assert.Equal(Revisions, seen.Count + slow.Frames.Sum(frame => frame.Skipped));
    }

    [Fact]
    public async Task Alert_comes_ahead_of_what_a_slow_reader_has_not_read()
    {
        await using var slow = await RawReader.ConnectAsync(_node.Address);
        await slow.FollowAsync(["harbour"]);
        await slow.ReadUntilAsync("the snapshot", () => !slow.Frames.IsEmpty);
        for (var i = 0; i < Revisions; i++)
            await _feed.PostAsync($"n{i}", "harbour", $"{i} {Ballast}");
        await _feed.RaiseAsync("late", long.MaxValue);

        await slow.ReadUntilAsync("the alert, ahead", () => slow.Frames.Any(frame => frame.Ahead is not null));
        Assert.Equal("alert/late", Assert.Single(slow.Frames.First(frame => frame.Ahead is not null).Ahead!).Subject);
        Assert.DoesNotContain(slow.Entries, entry => entry.Subject == "alert/late");

        await slow.ReadUntilAsync("the alert in order", () => slow.Entries.Any(entry => entry.Subject == "alert/late"));
        Assert.Single(slow.Frames, frame => frame.Ahead is not null);
        Assert.Equal(Enumerable.Range(0, Revisions).Select(i => $"item/n{i}"), slow.Entries.Where(entry => entry.Kind == EntryKinds.ItemPosted).Select(entry => entry.Subject));
        Assert.All(slow.Frames, frame => Assert.InRange(frame.Entries.Count, 0, 64 * 1024 / Ballast.Length));
    }

    [Fact]
    public async Task Mode_every_gets_each_revision_also_from_behind()
    {
        await using var slow = await RawReader.ConnectAsync(_node.Address);
        await slow.FollowAsync(["harbour"], FollowSet.Every);
        await slow.ReadUntilAsync("the snapshot", () => !slow.Frames.IsEmpty);
        for (var revision = 0; revision < Revisions; revision++)
            await _feed.ReviseAsync("story", revision, ["harbour"], TestFeed.Item($"Revision {revision + 1} {Ballast}"));
        await slow.ReadUntilAsync("the last revision", () => slow.Entries.LastOrDefault()?.Revision == Revisions);
        Assert.Equal(Enumerable.Range(1, Revisions).Select(revision => (long)revision), slow.Entries.Select(entry => entry.Revision));
    }
}
