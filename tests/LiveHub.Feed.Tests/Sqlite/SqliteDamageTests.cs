using System.Text;
using LiveHub.Feed.Sqlite;
using LiveHub.Testing;
using LiveHub.Testing.Sqlite;

namespace LiveHub.Feed.Tests.Sqlite;

/// <summary>One row that cannot be read any more stops neither the reads around it nor the appends beside it.</summary>
public sealed class SqliteDamageTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Damaged_entry_keeps_its_place_and_the_others_are_read()
    {
        var whole = await FillAsync(3);
        StoredRows.SpoilEnvelope(_folder.Path, "feed", 2);
        await using var store = await OpenAsync();

        var bounds = await store.Feed.GetBoundsAsync(None);
        var read = Assert.IsType<ReadResult.Entries>(await store.Feed.ReadAfterAsync(bounds.First, 10, None)).Items;
        Assert.Equal([(1, false), (2, true), (3, false)], read.Select(entry => (entry.Offset, entry.IsDamaged)));
        Assert.Equal(whole.Select(entry => (entry.Time, entry.Link)), read.Select(entry => (entry.Time, entry.Link)));
        // A reader that stands on it goes on.
        var on = new LogPoint(new FeedPosition(bounds.Tail.Epoch, 2), read[1].Link);
        Assert.Equal(3, Assert.Single(Assert.IsType<ReadResult.Entries>(await store.Feed.ReadAfterAsync(on, 10, None)).Items).Offset);
        Assert.True(Assert.Single(await store.Feed.ReadAtAsync([2], None)).IsDamaged);
        Assert.Null(await store.Feed.ReadHeadAsync("item/2", None));
        // Its subject's revision is known from the newest envelope.
        Assert.Equal(4, (await AppendAsync(store, "item/2", 1)).Offset);
    }

    [Fact]
    public async Task Body_that_does_not_agree_with_its_link_is_damage_although_it_can_be_read()
    {
        await FillAsync(3);
        StoredRows.SpoilBody(_folder.Path, "feed", 2, Encoding.UTF8.GetBytes("خبز"));
        await using var store = await OpenAsync();
        Assert.Equal([false, true, false], await DamageAsync(store));
        Assert.True(Assert.Single(await store.Feed.ReadAtAsync([2], None)).IsDamaged);
        Assert.Null(await store.Feed.ReadHeadAsync("item/2", None));
    }

    [Fact]
    public async Task Flipped_link_costs_its_own_entry_only()
    {
        await FillAsync(4);
        StoredRows.SpoilLink(_folder.Path, "feed", 2);
        await using var store = await OpenAsync();
        Assert.Equal([false, true, false, false], await DamageAsync(store));
        Assert.False(Assert.Single(await store.Feed.ReadAtAsync([3], None)).IsDamaged);
        Assert.Equal(5, (await AppendAsync(store, "item/5", 0)).Offset);
    }

    [Fact]
    public async Task Entries_after_what_retention_removed_are_held_against_their_links()
    {
        await FillAsync(4);
        await using (var store = await OpenAsync())
        {
            var point = Assert.Single(await store.Feed.ReadAtAsync([2], None));
            var tail = (await store.Feed.GetBoundsAsync(None)).Tail;
            await store.Feed.WriteCheckpointAsync(new Checkpoint(1, new LogPoint(new FeedPosition(tail.Epoch, 2), point.Link), new byte[] { 1 }), replaces: null, None);
            Assert.Equal(2, await store.Feed.TrimAsync(2, None));
            Assert.False(Assert.Single(await store.Feed.ReadAtAsync([3], None)).IsDamaged);
        }
        StoredRows.SpoilBody(_folder.Path, "feed", 3, Encoding.UTF8.GetBytes("خبز"));
        await using var again = await OpenAsync();
        Assert.Equal([true, false], await DamageAsync(again));
        Assert.True(Assert.Single(await again.Feed.ReadAtAsync([3], None)).IsDamaged);
    }

    [Fact]
    public async Task Damaged_head_is_read_from_its_entry()
    {
        await FillAsync(2);
        StoredRows.SpoilHead(_folder.Path, "feed", "item/2");
        await using var store = await OpenAsync();
        var entry = await AppendAsync(store, "item/2", 1);
        Assert.Equal((2, "world"), (entry.Revision, entry.Was?.Topics.Single()));
    }

    [Fact]
    public async Task Subject_that_is_damaged_everywhere_conflicts_alone()
    {
        await FillAsync(2);
        StoredRows.SpoilHead(_folder.Path, "feed", "item/2");
        StoredRows.SpoilEnvelope(_folder.Path, "feed", 2);
        await using var store = await OpenAsync();

        var lost = store.Feed.AppendAsync(new AppendRequest([Draft("item/2", 1)]), None);
        var beside = store.Feed.AppendAsync(new AppendRequest([Draft("item/3", 0)]), None);
        Assert.IsType<AppendResult.Conflict>(await lost);
        Assert.Equal(3, Assert.Single(Assert.IsType<AppendResult.Appended>(await beside).Entries).Offset);
        Assert.IsType<AppendResult.Conflict>(await store.Feed.AppendAsync(new AppendRequest([Draft("item/2", long.MaxValue)]), None));
    }

    [Fact]
    public async Task Repeated_request_answers_without_what_is_damaged()
    {
        var request = new AppendRequest([Draft("item/1", 0), Draft("item/2", 0)], new IdempotencyKey("desk-1", "k", new byte[] { 1 }));
        await using (var store = await OpenAsync())
            await store.Feed.AppendAsync(request, None);
        StoredRows.SpoilEnvelope(_folder.Path, "feed", 1);
        await using var again = await OpenAsync();
        var replay = Assert.IsType<AppendResult.Appended>(await again.Feed.AppendAsync(request, None));
        Assert.True(replay.IsReplay);
        Assert.Equal("item/2", Assert.Single(replay.Entries).Subject);
    }

    private static async Task<IEnumerable<bool>> DamageAsync(SqliteStore store)
    {
        var bounds = await store.Feed.GetBoundsAsync(None);
        return Assert.IsType<ReadResult.Entries>(await store.Feed.ReadAfterAsync(bounds.First, 10, None)).Items.Select(entry => entry.IsDamaged);
    }

    private async Task<IReadOnlyList<Entry>> FillAsync(int count)
    {
        await using var store = await OpenAsync();
        var entries = new List<Entry>();
        for (var n = 1; n <= count; n++)
            entries.Add(await AppendAsync(store, $"item/{n}", 0));
        return entries;
    }

    private static async Task<Entry> AppendAsync(SqliteStore store, string subject, long expected) =>
        Assert.Single(Assert.IsType<AppendResult.Appended>(await store.Feed.AppendAsync(new AppendRequest([Draft(subject, expected)]), None)).Entries);

    private static Draft Draft(string subject, long expected) =>
        new(subject, expected, "item.posted", Routing.Of(["world"], ["ar"]), Encoding.UTF8.GetBytes("خبر"));

    private Task<SqliteStore> OpenAsync() => SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = _folder.Path }, TimeProvider.System);
}
