using System.Globalization;
using System.Text;
using LiveHub.Feed.Copying;
using LiveHub.Feed.Tests.Redis;
using LiveHub.Testing;

namespace LiveHub.Feed.Tests.Copying;

/// <summary>What a copy does, from either kind of store to either kind. Inherited by each pair.</summary>
public abstract class StoreCopyContract(RedisFixture redis) : IDisposable
{
    private readonly List<TestFolder> _folders = [];

    private protected RedisFixture Redis { get; } = redis;

    private static CancellationToken None => CancellationToken.None;

    public void Dispose()
    {
        foreach (var folder in _folders)
            folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract StorePlace NewSource();

    private protected abstract StorePlace NewTarget();

    /// <summary>Spoils the entry at an offset of the feed, as a failing disk or a hand would.</summary>
    private protected abstract Task SpoilAsync(StorePlace place, long offset);

    private protected StorePlace NewSqlite()
    {
        _folders.Add(new TestFolder());
        return new StorePlace.Sqlite(_folders[^1].Path);
    }

    private protected StorePlace NewRedis() => new StorePlace.Redis(Redis.Options(RedisFixture.NewPrefix()));

    [Fact]
    public async Task Copy_holds_what_the_source_held_and_goes_on_from_there()
    {
        var (source, target) = (NewSource(), NewTarget());
        var tail = await FillAsync(source);
        var report = await StoreCopy.RunAsync(source, target, null, None);
        Assert.Equal(await CopiedStore.DumpAsync(source), await CopiedStore.DumpAsync(target));
        Assert.Equal((331L, 303L, 2L, 40L), (report.Feed.Entries, report.Feed.Subjects, report.Feed.Keys, report.Feed.Checkpoint));
        Assert.Equal((2L, 1L, 3L), (report.Desk.Entries, report.Cursors, report.VaultItems));

        await using var store = await CopiedStore.OpenAsync(target);
        Assert.Empty(Assert.IsType<ReadResult.Entries>(await store.Feed.ReadAfterAsync(tail, 10, None)).Items);
        Assert.Equal(tail, (await store.Feed.GetBoundsAsync(None)).Tail);
        // A subject whose entries retention has removed keeps its revision and its routing.
        Assert.IsType<AppendResult.Conflict>(await store.Feed.AppendAsync(new AppendRequest([NewDraft("gone/1", 0)]), None));
        var next = Assert.IsType<AppendResult.Appended>(await store.Feed.AppendAsync(new AppendRequest([NewDraft("gone/1", 1)]), None));
        Assert.Equal((tail.Offset + 1, Routing.Of(["sport"], ["fa"])), (next.Entries[0].Offset, next.Entries[0].Was));
        Assert.Equal(IndependentLink.Next(tail.Link, next.Entries[0]), next.Entries[0].Link);
        Assert.Equal(tail.Epoch, next.Epoch);
        var replay = Assert.IsType<AppendResult.Appended>(await store.Feed.AppendAsync(new AppendRequest([NewDraft("item/keyed", 0)], NewKey("k:1")), None));
        Assert.True(replay.IsReplay);
        Assert.Equal("item/keyed", replay.Entries[0].Subject);
        // Versions go on, so that nobody who knew the fourth can take a later one for it.
        Assert.Equal(4, (await store.Vault.ReadAsync("passwords", "layla", None))?.Version);
        Assert.Equal(5, await store.Vault.WriteAsync("passwords", "layla", 4, new byte[] { 1 }, null, None));
    }

    [Fact]
    public async Task Copy_there_and_back_is_the_same_byte_for_byte()
    {
        var (source, between, end) = (NewSource(), NewTarget(), NewSource());
        await FillAsync(source);
        await StoreCopy.RunAsync(source, between, null, None);
        await StoreCopy.RunAsync(between, end, null, None);
        Assert.Equal(await CopiedStore.DumpAsync(source), await CopiedStore.DumpAsync(end));
    }

    [Fact]
    public async Task Target_with_a_store_is_refused_and_left_alone()
    {
        var (source, target) = (NewSource(), NewTarget());
        await FillAsync(source);
        await FillAsync(target);
        var before = await CopiedStore.DumpAsync(target);
        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => StoreCopy.RunAsync(source, target, null, None));
        Assert.Contains("not empty", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await CopiedStore.DumpAsync(target));
    }

    [Fact]
    public async Task Source_that_a_server_has_open_is_refused()
    {
        var (source, target) = (NewSource(), NewTarget());
        await FillAsync(source);
        await using (var server = await CopiedStore.OpenAsync(source))
        {
            var refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => StoreCopy.RunAsync(source, target, null, None));
            Assert.Contains("Stop", refusal.Message, StringComparison.Ordinal);
        }
        await StoreCopy.RunAsync(source, target, null, None);
    }

    [Fact]
    public async Task Source_without_a_store_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => StoreCopy.RunAsync(NewSource(), NewTarget(), null, None));
        Assert.Contains("There is no store", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_is_told_by_its_offset_and_nothing_of_the_copy_stays()
    {
        var (source, sound, target) = (NewSource(), NewSource(), NewTarget());
        await FillAsync(source);
        await FillAsync(sound);
        await SpoilAsync(source, 250);
        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => StoreCopy.RunAsync(source, target, null, None));
        Assert.Contains("damaged at offset 250:", refusal.Message, StringComparison.Ordinal);
        await StoreCopy.RunAsync(sound, target, null, None);
    }

    [Fact]
    public async Task Copy_that_is_interrupted_leaves_an_empty_target()
    {
        var (source, target) = (NewSource(), NewTarget());
        await FillAsync(source);
        using var stopping = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StoreCopy.RunAsync(source, target, new StopAtFirst(stopping), stopping.Token));
        await StoreCopy.RunAsync(source, target, null, None);
        Assert.Equal(await CopiedStore.DumpAsync(source), await CopiedStore.DumpAsync(target));
    }

    /// <summary>Several hundred entries, of which retention has removed the first, in the third epoch of the log.</summary>
    private static async Task<LogPoint> FillAsync(StorePlace place)
    {
        await using var store = await CopiedStore.OpenAsync(place);
        var (feed, desk) = (store.Feed, store.Desk);
        await AppendAsync([NewDraft("gone/1", 0, Routing.Of(["sport"], ["fa"]))]);
        await AppendAsync([.. Enumerable.Range(1, 40).Select(n => NewDraft("item/first", n - 1))]);
        await NewEpochAsync();
        var trimmed = await feed.ReadAtAsync([40], None);
        var point = new LogPoint((await feed.GetBoundsAsync(None)).Tail.Position with { Offset = 40 }, trimmed[0].Link);
        Assert.True(await feed.WriteCheckpointAsync(new Checkpoint(3, point, new byte[] { 0, 1, 255 }), null, None));
        Assert.Equal(11, await feed.TrimAsync(11, None));
        await AppendAsync([.. Enumerable.Range(1, 298).Select(n => NewDraft($"item/{n}", 0, n % 2 == 0 ? Routing.Everyone : null))]);
        await NewEpochAsync();
        await AppendAsync([NewDraft("item/keyed", 0)], NewKey("k:1"));
        await AppendAsync([NewDraft("other/1", 0), NewDraft("other/2", 0, body: "")], NewKey("k 2", "desk:1"));

        var end = (await feed.GetBoundsAsync(None)).Tail;
        Assert.IsType<AppendResult.Appended>(await desk.AppendAsync(new AppendRequest([NewDraft("key/first", 0), NewDraft("alert/1", 0)]), None));
        await store.Cursors.WriteAsync("publisher", (await desk.GetBoundsAsync(None)).Tail, None);
        await store.Vault.WriteAsync("links", "a", 0, new byte[] { 0, 10, 13, 255 }, TimeSpan.FromDays(1), None);
        await store.Vault.WriteAsync("passwords", "layla", 0, Encoding.UTF8.GetBytes("first"), null, None);
        await store.Vault.WriteAsync("passwords", "omar", 0, default, null, None);
        await store.Vault.WriteAsync("passwords", "layla", 2, Encoding.UTF8.GetBytes("second\n\n"), null, None);
        return end;

        async Task AppendAsync(Draft[] drafts, IdempotencyKey? key = null) =>
            Assert.IsType<AppendResult.Appended>(await feed.AppendAsync(new AppendRequest(drafts, key), None));

        async Task NewEpochAsync() => await feed.StartEpochAsync((await feed.GetBoundsAsync(None)).Tail.Epoch, 0, None);
    }

    private static Draft NewDraft(string subject, long expected, Routing? routing = null, string? body = null) => new(
        subject, expected, expected == 0 ? "item.posted" : "item.corrected", routing ?? Routing.Of(["world", "sea"], ["ar", "he"]),
        Encoding.UTF8.GetBytes(body ?? string.Create(CultureInfo.InvariantCulture, $"خبر {subject}\n\0 {expected}")));

    private static IdempotencyKey NewKey(string key, string scope = "key/1") => new(scope, key, new byte[] { 1, 2, 3 });

    private sealed class StopAtFirst(CancellationTokenSource stopping) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value)
        {
            if (value.Done > 0)
                stopping.Cancel();
        }
    }
}
