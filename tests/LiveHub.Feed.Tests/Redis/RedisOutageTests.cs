using System.Diagnostics;
using LiveHub.Testing;
using LiveHub.Testing.Faults;
using LiveHub.Testing.Redis;

namespace LiveHub.Feed.Tests.Redis;

public sealed class RedisOutageTests : IAsyncLifetime
{
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(1);
    private static readonly CancellationToken None = CancellationToken.None;
    private RedisServer _redis = null!;

    public async ValueTask InitializeAsync() => _redis = await RedisServer.StartAsync();

    public ValueTask DisposeAsync() => _redis.DisposeAsync();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_Redis_is_killed_and_started_again()
    {
        await using var store = await RedisFixture.OpenAsync(_redis.Configuration);
        await using var reader = await LogReader.StartAsync(store.Feed);
        using var stopping = new CancellationTokenSource();
        var appending = AppendUntilAsync(store.Feed, stopping.Token);
        for (var n = 0; n < 3; n++)
        {
            var seen = reader.Entries.Count;
            await Eventually.Until("some entries are read", () => reader.Entries.Count > seen + 50);
            await _redis.KillAsync();
            await Eventually.Until("the reader hears of the outage", () => reader.Outages > n, TimeSpan.FromSeconds(2));
            await _redis.StartAgainAsync();
        }
        var last = reader.Entries.Count;
        await Eventually.Until("some more entries are read", () => reader.Entries.Count > last + 50);
        await stopping.CancelAsync();
        var acknowledged = await appending;

        var tail = (await store.Feed.GetBoundsAsync(None)).Tail;
        await reader.Until(tail.Offset);
        Assert.Equal(0, reader.Forks);
        Assert.Equal(Enumerable.Range(1, (int)tail.Offset).Select(n => (long)n), reader.Entries.Select(entry => entry.Offset));
        Assert.Empty(acknowledged.Except(reader.Entries.Select(entry => entry.Subject)));
        Assert.Equal(reader.Entries.Count, reader.Entries.DistinctBy(entry => entry.Subject).Count());
    }

    [Fact]
    public async Task A_lost_bell_is_made_good_by_the_safety_poll()
    {
        await using var here = await RedisFixture.OpenAsync(_redis.Configuration);
        await using var there = await RedisFixture.OpenAsync(_redis.Configuration, safetyPoll: TimeSpan.FromSeconds(1));
        await using var reader = await LogReader.StartAsync(there.Feed);
        for (var n = 1; n <= 10; n++)
        {
            await _redis.CommandAsync("CLIENT", "KILL", "TYPE", "pubsub");
            await Append(here.Feed, $"item/{n}");
            await reader.Until(n, TimeSpan.FromSeconds(3));
        }
        Assert.Equal(0, reader.Forks);
    }

    [Fact]
    public async Task A_bell_that_leaves_a_gap_makes_the_node_read()
    {
        await using var store = await RedisFixture.OpenAsync(_redis.Configuration, safetyPoll: Never);
        await using var reader = await LogReader.StartAsync(store.Feed);
        await Append(store.Feed, "item/1");
        await reader.Until(1);
        // Appended where the bell cannot be heard: in a copy of the database with another number, which then takes this one's place.
        await CopyAsync("0", "1");
        await using (var deaf = await RedisFixture.OpenAsync(_redis.Configuration + ",defaultDatabase=1", safetyPoll: Never))
            await Append(deaf.Feed, "item/2", "item/3");
        await CopyAsync("1", "0");
        await Append(store.Feed, "item/4");
        await reader.Until(4);
        Assert.Equal([1, 2, 3, 4], reader.Entries.Select(entry => entry.Offset));
        Assert.Equal(0, reader.Forks);

        async Task CopyAsync(string from, string to)
        {
            foreach (var key in new[] { "state", "entries", "heads" })
                await _redis.CommandAsync("EVAL", "redis.call('SELECT', ARGV[1]) return redis.call('COPY', KEYS[1], KEYS[1], 'DB', ARGV[2], 'REPLACE')", "1", $"{{livehub}}:feed:{key}", from, to);
        }
    }

    [Fact]
    public async Task A_connection_that_stalls_is_told_within_two_seconds_and_goes_on_by_itself()
    {
        await using var proxy = new FaultProxy(_redis.Port);
        await using var store = await RedisFixture.OpenAsync($"127.0.0.1:{proxy.Port}");
        await using var direct = await RedisFixture.OpenAsync(_redis.Configuration);
        await using var reader = await LogReader.StartAsync(store.Feed);
        await Append(store.Feed, "item/1");
        await reader.Until(1);

        var stalled = Stopwatch.GetTimestamp();
        proxy.Stall();
        var failed = await Assert.ThrowsAsync<LogUnavailableException>(() => Append(store.Feed, "item/2"));
        Assert.InRange(Stopwatch.GetElapsedTime(stalled), TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
        await Eventually.Until("the reader hears of the stall", () => reader.Outages > 0, TimeSpan.FromSeconds(2.5) - Stopwatch.GetElapsedTime(stalled));
        Assert.Equal(LogUnavailableReason.Failed, failed.Reason);
        await Append(direct.Feed, "item/3");

        proxy.Flow();
        await reader.Until((await direct.Feed.GetBoundsAsync(None)).Tail.Offset, TimeSpan.FromSeconds(5));
        Assert.Equal(0, reader.Forks);
        await Eventually.Until("appends are taken again", () => Try(store.Feed, "item/4"), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_frozen_Redis_is_told_to_those_who_wait_already()
    {
        await using var store = await RedisFixture.OpenAsync(_redis.Configuration);
        var waiting = store.Feed.WaitForAppendAsync(0, None).AsTask();
        _redis.Freeze();
        await Assert.ThrowsAsync<LogUnavailableException>(() => waiting.Within("the wait ends", TimeSpan.FromSeconds(2.5)));
        _redis.Thaw();
        await Eventually.Until("appends are taken again", () => Try(store.Feed, "item/1"), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task An_emptied_Redis_is_a_fork_for_those_who_wait()
    {
        await using var store = await RedisFixture.OpenAsync(_redis.Configuration);
        await Append(store.Feed, "item/1");
        await using var reader = await LogReader.StartAsync(store.Feed);
        Assert.StartsWith("+OK", await _redis.CommandAsync("FLUSHALL"));
        await Eventually.Until("the reader finds the fork", () => reader.Forks == 1, TimeSpan.FromSeconds(3));
        await Append(store.Feed, "item/1");
        await reader.Until(1);
        Assert.Equal(1, reader.Forks);
    }

    [Theory]
    [InlineData(3)] // shorter than what the reader has seen
    [InlineData(5)] // as long
    [InlineData(9)] // longer
    public async Task Older_data_with_other_entries_over_it_is_a_fork_for_those_who_wait(int length)
    {
        await using var store = await RedisFixture.OpenAsync(_redis.Configuration);
        await Append(store.Feed, "item/1", "item/2");
        await KeepCopyAsync();
        await Eventually.Until("Redis is back", () => Try(store.Feed, "item/3"));
        await Append(store.Feed, "item/4", "item/5");
        await using var reader = await LogReader.StartAsync(store.Feed);

        await RestoreCopyAsync();
        await using (var other = await RedisFixture.OpenAsync(_redis.Configuration))
        {
            while ((await other.Feed.GetBoundsAsync(None)).Tail.Offset is var tail && tail < length)
                await Append(other.Feed, $"new/{tail}");
        }
        await Eventually.Until("the reader finds the fork", () => reader.Forks >= 1, TimeSpan.FromSeconds(5));
        await Eventually.Until("Redis is back", () => Try(store.Feed, "after/1"));
        await reader.Until(length + 1);
        Assert.Equal(1, reader.Forks);
    }

    [Fact]
    public async Task A_Redis_that_comes_back_without_its_file_gets_no_appends()
    {
        await using var store = await RedisFixture.OpenAsync(_redis.Configuration);
        await Append(store.Feed, "item/1");
        await _redis.KillAsync();
        await _redis.StartAgainAsync(("appendonly", "no"));
        await Eventually.Until("Redis answers", async () => await Fails(store.Feed) is LogUnavailableReason.NotDurable);
        Assert.Contains("appendonly", store.Fault, StringComparison.Ordinal);
        await store.Feed.GetBoundsAsync(None);

        Assert.StartsWith("+OK", await _redis.CommandAsync("CONFIG", "SET", "appendonly", "yes"));
        await Eventually.Until("appends are taken again", () => Try(store.Feed, "item/9"));
        Assert.Null(store.Fault);
    }

    [Fact]
    public async Task A_full_memory_is_named()
    {
        await using var store = await RedisFixture.OpenAsync(_redis.Configuration);
        await Append(store.Feed, "item/1");
        Assert.StartsWith("+OK", await _redis.CommandAsync("CONFIG", "SET", "maxmemory", "1"));
        Assert.Equal(LogUnavailableReason.MemoryFull, await Fails(store.Feed));
        Assert.Equal(1, (await store.Feed.GetBoundsAsync(None)).Tail.Offset);
        Assert.StartsWith("+OK", await _redis.CommandAsync("CONFIG", "SET", "maxmemory", "0"));
        Assert.True(await Try(store.Feed, "item/2"));
    }

    [Fact]
    public async Task A_replica_is_named()
    {
        await using var store = await RedisFixture.OpenAsync(_redis.Configuration);
        await using var primary = await RedisServer.StartAsync();
        await _redis.CommandAsync("REPLICAOF", "127.0.0.1", $"{primary.Port}");
        var failed = await Assert.ThrowsAsync<LogUnavailableException>(() => Append(store.Feed, "item/1"));
        Assert.Contains("primary", failed.Message, StringComparison.Ordinal);
    }

    private static async Task Append(IFeedLog log, params string[] subjects)
    {
        foreach (var subject in subjects)
            Assert.IsType<AppendResult.Appended>(await log.AppendAsync(new AppendRequest([NewDraft(subject)]), None));
    }

    private static async Task<bool> Try(IFeedLog log, string subject)
    {
        try
        {
            await log.AppendAsync(new AppendRequest([NewDraft(subject)]), None);
            return true;
        }
        catch (LogUnavailableException)
        {
            return false;
        }
    }

    private static async Task<LogUnavailableReason?> Fails(IFeedLog log)
    {
        try
        {
            await log.AppendAsync(new AppendRequest([NewDraft($"fails/{Guid.NewGuid()}")]), None);
            return null;
        }
        catch (LogUnavailableException exception)
        {
            return exception.Reason;
        }
    }

    private static Draft NewDraft(string subject) => new(subject, 0, "item.posted", Routing.Of(["world"], ["ar"]), "خبر"u8.ToArray());

    /// <summary>Appends one after the other, repeats each with its key until it is acknowledged.</summary>
    private static async Task<List<string>> AppendUntilAsync(IFeedLog log, CancellationToken stopping)
    {
        var acknowledged = new List<string>();
        while (!stopping.IsCancellationRequested)
        {
            var subject = $"item/{acknowledged.Count}";
            var request = new AppendRequest([NewDraft(subject)], new IdempotencyKey("desk", subject, new byte[] { 1 }));
            try
            {
                Assert.IsType<AppendResult.Appended>(await log.AppendAsync(request, None));
                acknowledged.Add(subject);
            }
            catch (LogUnavailableException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, None);
            }
        }
        return acknowledged;
    }

    private async Task KeepCopyAsync()
    {
        await _redis.StopAsync();
        FolderCopy.Make(_redis.DataFolder, _redis.DataFolder + "-copy");
        await _redis.StartAgainAsync();
    }

    private async Task RestoreCopyAsync()
    {
        await _redis.KillAsync();
        _redis.Empty();
        FolderCopy.Make(_redis.DataFolder + "-copy", _redis.DataFolder);
        Directory.Delete(_redis.DataFolder + "-copy", recursive: true);
        await _redis.StartAgainAsync();
    }
}
