using LiveHub.Feed;
using LiveHub.Feed.Sqlite;
using LiveHub.Protocol;
using LiveHub.Server.Hosting;
using LiveHub.Server.Reading;
using LiveHub.Server.Repair;
using LiveHub.Testing;
using LiveHub.Testing.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Server.Tests.Reading;

public sealed class CheckpointWriterTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(50));
    private readonly ReadingOptions _options = new() { CheckpointEvery = 100, RingCapacity = 64 };
    private SqliteStore _store = null!;
    private LiveFeed _live = null!;
    private TestFeed _feed = null!;

    public ValueTask InitializeAsync()
    {
        _store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = _folder.Path }, _clock);
        _feed = new TestFeed(_store.Feed);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Start_from_a_checkpoint_gives_the_fold_of_the_whole_log()
    {
        await _feed.OpenTopicAsync("harbour");
        for (var i = 0; i < 150; i++)
            await _feed.PostAsync($"n{i}", "harbour");
        await RunTailAsync(async () => await Writer().WorkAsync(Token));
        Assert.Equal(151, (await _store.Feed.ReadCheckpointAsync(Token))?.Point.Offset);

        await _feed.ReviseAsync("n0", 1, ["weather"], TestFeed.Item("Moved"));
        await RunTailAsync(() =>
        {
            Assert.Equal((149, 1), (_live.State.CountOf("harbour"), _live.State.CountOf("weather")));
            Assert.Equal(2, _live.State.Find("item/n0")?.First);
            Assert.Equal(152 - 64, _live.Ring?.Base);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Undecodable_entry_keeps_the_log_whole()
    {
        await _feed.AppendAsync(new Draft("item/broken", 0, EntryKinds.ItemPosted, Routing.Of(["harbour"], ["en"]), new byte[] { 0xc1 }));
        for (var i = 0; i < 150; i++)
            await _feed.PostAsync($"n{i}", "harbour");
        await RunTailAsync(async () => await Writer().WorkAsync(Token));
        Assert.Null(await _store.Feed.ReadCheckpointAsync(Token));
    }

    [Fact]
    public async Task Damaged_envelope_before_a_checkpoint_stops_the_next_one_and_retention()
    {
        _options.Retention = TimeSpan.FromDays(30);
        for (var i = 0; i < 150; i++)
            await _feed.PostAsync($"n{i}", "harbour");
        await RunTailAsync(async () => await Writer().WorkAsync(Token));
        Assert.Equal(150, (await _store.Feed.ReadCheckpointAsync(Token))?.Point.Offset);
        await ReopenAsync(() => StoredRows.SpoilEnvelope(_folder.Path, "feed", 140));
        for (var i = 150; i < 190; i++)
            await _feed.PostAsync($"n{i}", "harbour");
        _clock.Advance(TimeSpan.FromDays(31));

        await RunTailAsync(async () =>
        {
            Assert.Equal((1, 190), (_live.State.Undecodable, _live.State.Position.Offset));
            await Writer().WorkAsync(Token);
        });
        Assert.Equal(150, (await _store.Feed.ReadCheckpointAsync(Token))?.Point.Offset);
        Assert.Equal(0, (await _store.Feed.GetBoundsAsync(Token)).First.Offset);
    }

    [Fact]
    public async Task Body_that_was_damaged_behind_the_checkpoint_is_counted_when_it_is_wanted()
    {
        for (var i = 0; i < 150; i++)
            await _feed.PostAsync($"n{i}", "harbour");
        await RunTailAsync(async () => await Writer().WorkAsync(Token));
        await ReopenAsync(() => StoredRows.SpoilBody(_folder.Path, "feed", 10, FactCodec.Encode(TestFeed.Item("Another headline"))));

        await RunTailAsync(async () =>
        {
            var log = new FeedLog(_store.Feed);
            using var shelf = new SnapshotShelf(log, _live, _clock, NullLogger<SnapshotShelf>.Instance, Options.Create(_options));
            var bodies = new EntryBodies(log, _live, shelf, NullLogger<EntryBodies>.Instance);
            Assert.NotNull(await bodies.ReadAsync("item/n8", Token));
            Assert.Equal(0, _live.State.Undecodable);
            Assert.Null(await bodies.ReadAsync("item/n9", Token));
            Assert.Null(await bodies.ReadAsync("item/n9", Token));
            Assert.Equal(1, _live.State.Undecodable);
        });
    }

    [Fact]
    public async Task Retention_removes_old_bodies_and_leaves_tombstones()
    {
        _options.Retention = TimeSpan.FromDays(30);
        await _feed.PostAsync("old", "harbour", "Lighthouse repainted");
        await _feed.PostAsync("kept", "harbour");
        _clock.Advance(TimeSpan.FromDays(31));
        await _feed.ReviseAsync("kept", 1, ["harbour"], TestFeed.Item("Still news"));
        await RunTailAsync(async () => await Writer().WorkAsync(Token));

        Assert.Equal(2, (await _store.Feed.GetBoundsAsync(Token)).First.Offset);
        await RunTailAsync(() =>
        {
            Assert.Equal("Lighthouse repainted", _live.State.Find("item/old")?.Tombstone?.Headline.Value);
            Assert.Null(_live.State.Find("item/kept")?.Tombstone);
            Assert.Equal(1, _live.State.CountOf("harbour"));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task What_another_node_removed_is_buried_here_too()
    {
        _options.Retention = TimeSpan.FromDays(30);
        await _feed.PostAsync("old", "harbour", "Lighthouse repainted");
        _clock.Advance(TimeSpan.FromDays(31));
        await _feed.PostAsync("new", "harbour");
        await RunTailAsync(async () =>
        {
            var here = _live;
            await RunTailAsync(async () => await Writer().WorkAsync(Token)); // The other node.
            _live = here;
            Assert.Null(_live.State.Find("item/old")?.Tombstone);
            await Writer().WorkAsync(Token);
            Assert.Equal("Lighthouse repainted", _live.State.Find("item/old")?.Tombstone?.Headline.Value);
            Assert.Equal(1, _live.State.CountOf("harbour"));
        });
    }

    private async Task ReopenAsync(Action meanwhile)
    {
        await _store.DisposeAsync();
        meanwhile();
        await InitializeAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CheckpointWriter Writer() =>
        new(new FeedLog(_store.Feed), _live, _clock, NullLogger<CheckpointWriter>.Instance, Options.Create(_options));

    private async Task RunTailAsync(Func<Task> whileRunning)
    {
        _live = new LiveFeed(new FeedState(_clock));
        var repair = new ForkRepair(new FeedLog(_store.Feed), new DeskLog(_store.Desk), new NodeName(), _clock, NullLogger<ForkRepair>.Instance);
        using var tail = new FeedTail(
            new FeedLog(_store.Feed), _live, repair, new StoreHealth(), _clock, NullLogger<FeedTail>.Instance, Options.Create(_options));
        await tail.StartAsync(Token);
        await _live.Loaded.Within("the feed is read");
        await whileRunning();
        await tail.StopAsync(Token);
    }
}
