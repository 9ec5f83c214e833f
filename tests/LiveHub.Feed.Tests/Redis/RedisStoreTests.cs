using System.Diagnostics;
using System.Security.Cryptography;
using LiveHub.Feed.Redis;
using LiveHub.Feed.Sqlite;
using LiveHub.Testing;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Feed.Tests.Redis;

public sealed class RedisStoreTests(RedisFixture redis, ITestOutputHelper output) : IClassFixture<RedisFixture>
{
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(1);
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_same_appends_make_the_same_entries_in_both_backends()
    {
        using var folder = new TestFolder();
        var clock = new FakeTimeProvider(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using var store = await redis.OpenAsync(RedisFixture.NewPrefix(), clock);
        await using var sqlite = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = folder.Path }, clock);
        for (var n = 0; n < 20; n++)
        {
            var routing = Routing.Of(new[] { "sport", "عالم", "world" }.Take(n % 4), n % 2 == 0 ? [] : ["ar", "en"]);
            var request = new AppendRequest(
                [new Draft("item/خبر", n, "item.corrected", routing, RandomNumberGenerator.GetBytes(n * 400)), new Draft($"topic/{n}", 0, "topic.opened", Routing.Everyone, default)]);
            await sqlite.Feed.AppendAsync(request, None);
            await store.Feed.AppendAsync(request, None);
            clock.Advance(TimeSpan.FromMilliseconds(n * 7));
        }
        Assert.Equal(await Describe(sqlite.Feed), await Describe(store.Feed));

        static async Task<IEnumerable<string>> Describe(IFeedLog log)
        {
            var read = await log.ReadAfterAsync((await log.GetBoundsAsync(None)).First, 1000, None);
            return Assert.IsType<ReadResult.Entries>(read).Items.Select(entry =>
                $"{entry.Offset} {entry.Time} {entry.Link} {Convert.ToHexString(IndependentLink.Envelope(entry))} {Convert.ToHexString(entry.Body.Span)}").ToList();
        }
    }

    [Fact]
    public async Task Offsets_and_revisions_are_exact_up_to_their_largest()
    {
        var prefix = RedisFixture.NewPrefix();
        const long near = (1L << 53) - 4;
        var link = new EntryLink(0xfedcba9876543210);
        await redis.Server.CommandAsync("HSET", $"{{{prefix}}}:feed:state", "epoch", "1-00000001", "first", $"{near}", "first-link", $"{link}", "tail", $"{near}", "tail-link", $"{link}", "tail-time", "0");
        await redis.Server.CommandAsync("HSET", $"{{{prefix}}}:feed:heads", "item/1", $"{near}\n{near}\nworld\n");
        await using var store = await redis.OpenAsync(prefix);
        var appended = await Append(store.Feed, new Draft("item/1", near, "item.corrected", Routing.Everyone, default));
        Assert.Equal((near + 1, near + 1), (appended[0].Offset, appended[0].Revision));
        Assert.Equal(IndependentLink.Next(link, appended[0]), appended[0].Link);
        Assert.Equal(["world"], appended[0].Was?.Topics);
        Assert.Equal(appended[0].Link, (await store.Feed.ReadHeadAsync("item/1", None))?.Link);
    }

    [Fact]
    public async Task A_thousand_drafts_and_bodies_of_a_mebibyte_come_through_bell_and_reads()
    {
        await using var store = await RedisFixture.OpenAsync(redis.Server.Configuration, RedisFixture.NewPrefix(), safetyPoll: Never);
        await using var reader = await LogReader.StartAsync(store.Feed);
        await Append(store.Feed, [.. Enumerable.Range(0, 1000).Select(n => NewDraft($"item/{n}", new byte[2000]))]);
        for (var n = 0; n < 9; n++)
            await Append(store.Feed, NewDraft($"big/{n}", RandomNumberGenerator.GetBytes(1 << 20)));
        await reader.Until(1009);
        AssertChain(reader.Entries);
        var all = Assert.IsType<ReadResult.Entries>(await store.Feed.ReadAfterAsync((await store.Feed.GetBoundsAsync(None)).First, int.MaxValue, None)).Items;
        Assert.Equal(reader.Entries.Select(entry => entry.Link), all.Select(entry => entry.Link));
    }

    [Fact]
    public async Task A_checkpoint_of_some_mebibytes_is_kept()
    {
        await using var store = await redis.OpenAsync(RedisFixture.NewPrefix());
        await Append(store.Feed, NewDraft("item/1"));
        var fold = RandomNumberGenerator.GetBytes(8 << 20);
        Assert.True(await store.Feed.WriteCheckpointAsync(new Checkpoint(1, (await store.Feed.GetBoundsAsync(None)).Tail, fold), null, None));
        Assert.True((await store.Feed.ReadCheckpointAsync(None))?.Fold.Span.SequenceEqual(fold));
    }

    [Fact]
    public async Task Feed_and_desk_are_apart()
    {
        await using var store = await redis.OpenAsync(RedisFixture.NewPrefix());
        await Append(store.Feed, NewDraft("item/1"));
        Assert.Equal(0, (await store.Desk.GetBoundsAsync(None)).Tail.Offset);
        Assert.NotEqual((await store.Desk.GetBoundsAsync(None)).Tail.Epoch, (await store.Feed.GetBoundsAsync(None)).Tail.Epoch);
    }

    [Fact]
    public async Task Scripts_that_Redis_has_forgotten_are_sent_again()
    {
        await using var store = await redis.OpenAsync(RedisFixture.NewPrefix());
        await Append(store.Feed, NewDraft("item/1"));
        Assert.StartsWith("+OK", await redis.Server.CommandAsync("SCRIPT", "FLUSH"));
        await Append(store.Feed, NewDraft("item/2"));
        Assert.Equal(2, (await store.Feed.GetBoundsAsync(None)).Tail.Offset);
    }

    [Fact]
    public async Task Times_are_those_of_Redis_and_set_the_clock_of_the_node()
    {
        var wrong = new StoreClock(TimeProvider.System);
        wrong.Correct(TimeProvider.System.GetUtcNow().AddHours(-1), wrong.GetTimestamp());
        var clock = new StoreClock(wrong);
        await using var store = await RedisStore.OpenAsync(new RedisStoreOptions { Configuration = redis.Server.Configuration, Prefix = RedisFixture.NewPrefix() }, clock);
        var entry = (await Append(store.Feed, NewDraft("item/1")))[0];
        Assert.InRange(TimeProvider.System.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(entry.Time), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.InRange((TimeProvider.System.GetUtcNow() - clock.GetUtcNow()).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Two_nodes_hear_each_other_by_bell_alone()
    {
        var prefix = RedisFixture.NewPrefix();
        await using var here = await RedisFixture.OpenAsync(redis.Server.Configuration, prefix, safetyPoll: Never);
        await using var there = await RedisFixture.OpenAsync(redis.Server.Configuration, prefix, safetyPoll: Never);
        await using var near = await LogReader.StartAsync(here.Feed);
        await using var far = await LogReader.StartAsync(there.Feed);
        var hops = new List<TimeSpan>();
        for (var n = 1; n <= 300; n++)
        {
            var started = Stopwatch.GetTimestamp();
            var waiting = there.Feed.WaitForAppendAsync(n - 1, None).AsTask();
            await Append(here.Feed, NewDraft($"item/{n}"));
            await waiting.Within($"the bell of entry {n}");
            hops.Add(Stopwatch.GetElapsedTime(started));
        }
        await near.Until(300);
        await far.Until(300);
        AssertChain(far.Entries);
        hops.Sort();
        output.WriteLine($"append on one node to the bell on the other: p50 {hops[150].TotalMilliseconds:0.00} ms, p99 {hops[296].TotalMilliseconds:0.00} ms");
    }

    [Fact]
    public async Task Many_nodes_append_at_once_and_each_reads_all_in_order()
    {
        var prefix = RedisFixture.NewPrefix();
        await using var one = await redis.OpenAsync(prefix);
        await using var two = await redis.OpenAsync(prefix);
        await using var three = await redis.OpenAsync(prefix);
        RedisStore[] stores = [one, two, three];
        await using var first = await LogReader.StartAsync(one.Feed);
        await using var second = await LogReader.StartAsync(two.Feed);
        await using var third = await LogReader.StartAsync(three.Feed);
        await Task.WhenAll(stores.SelectMany((store, s) => Enumerable.Range(0, 16).Select(p => Task.Run(async () =>
        {
            for (var n = 0; n < 50; n++)
                await Append(store.Feed, NewDraft($"item/{s}-{p}-{n}"));
        })))).Within("all appends");
        foreach (var reader in new[] { first, second, third })
        {
            await reader.Until(2400);
            AssertChain(reader.Entries);
            Assert.Equal(0, reader.Forks);
        }
    }

    [Fact]
    public async Task A_new_epoch_of_one_node_is_seen_as_a_fork_by_those_who_wait_on_another()
    {
        var prefix = RedisFixture.NewPrefix();
        await using var here = await RedisFixture.OpenAsync(redis.Server.Configuration, prefix, safetyPoll: Never);
        await using var there = await RedisFixture.OpenAsync(redis.Server.Configuration, prefix, safetyPoll: Never);
        await Append(here.Feed, NewDraft("item/1"));
        await using var near = await LogReader.StartAsync(here.Feed);
        await using var far = await LogReader.StartAsync(there.Feed);
        await here.Feed.StartEpochAsync((await here.Feed.GetBoundsAsync(None)).Tail.Epoch, 0, None);
        await Eventually.Until("both readers find the fork", () => near.Forks == 1 && far.Forks == 1);
        await Append(there.Feed, NewDraft("item/2"));
        await near.Until(2);
        await far.Until(2);
        Assert.Equal((1, 1), (near.Forks, far.Forks));
    }

    private static Draft NewDraft(string subject, byte[]? body = null) => new(subject, 0, "item.posted", Routing.Of(["world"], ["ar"]), body ?? "خبر"u8.ToArray());

    private static async Task<IReadOnlyList<Entry>> Append(IFeedLog log, params Draft[] drafts) =>
        Assert.IsType<AppendResult.Appended>(await log.AppendAsync(new AppendRequest(drafts), None)).Entries;

    private static void AssertChain(IReadOnlyList<Entry> entries)
    {
        var link = EntryLink.Genesis;
        foreach (var (index, entry) in entries.Index())
        {
            Assert.Equal(index + 1, entry.Offset);
            link = IndependentLink.Next(link, entry);
            Assert.Equal(link, entry.Link);
        }
    }
}
