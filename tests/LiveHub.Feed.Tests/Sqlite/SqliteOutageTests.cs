using LiveHub.Feed.Sqlite;
using LiveHub.Testing;

namespace LiveHub.Feed.Tests.Sqlite;

/// <summary>What becomes of appends and reads while the disk cannot be written, and that no restart is needed afterwards.</summary>
public sealed class SqliteOutageTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Page_limit_reached_as_by_a_full_disk()
    {
        var options = new SqliteStoreOptions { DataFolder = _folder.Path, MaxPageCount = 150 };
        await using var store = await SqliteStore.OpenAsync(options, TimeProvider.System);
        await FillUntilRefused(store, LogUnavailableReason.DiskFull);
        options.MaxPageCount = 100_000;
        await AssertRecovered(store);
    }

    [Fact]
    public async Task Full_disk_on_a_small_tmpfs()
    {
        using var disk = TestDisk.TryTmpfs(3);
        Assert.SkipWhen(disk is null, "Mounting a tmpfs is not allowed here.");
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = disk.Path }, TimeProvider.System);
        await Append(store, "item/before");
        disk.Fill();
        await FillUntilRefused(store, LogUnavailableReason.DiskFull);
        disk.Drain();
        await AssertRecovered(store);
    }

    [Fact]
    public async Task Files_made_immutable_under_the_open_store_and_writable_again()
    {
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = _folder.Path }, TimeProvider.System);
        await Append(store, "item/before");
        using (var immutable = ImmutableFiles.Try(_folder.Path))
        {
            Assert.SkipWhen(immutable is null, "Making files immutable (chattr +i) is not allowed here.");
            await AssertRefused(store, LogUnavailableReason.ReadOnly);
        }
        await AssertRecovered(store);
    }

    [Fact]
    public async Task Read_only_remount_by_the_kernel_after_a_file_system_error()
    {
        using var disk = TestDisk.TryExt4(32);
        Assert.SkipWhen(disk is null, "Mounting an image of ext4 is not allowed here.");
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = disk.Path }, TimeProvider.System);
        await Append(store, "item/before");
        disk.BecomeReadOnly();
        // No recovery here: the kernel lets this disk become writable only after it was unmounted and checked.
        await AssertRefused(store, LogUnavailableReason.ReadOnly);
    }

    [Fact]
    public async Task A_failed_group_fails_all_its_appends_and_wakes_nobody()
    {
        var options = new SqliteStoreOptions { DataFolder = _folder.Path, MaxPageCount = 150 };
        await using var store = await SqliteStore.OpenAsync(options, TimeProvider.System);
        await FillUntilRefused(store, LogUnavailableReason.DiskFull);
        var tail = (await store.Feed.GetBoundsAsync(None)).Tail;
        var waiting = store.Feed.WaitForAppendAsync(tail.Offset, None).AsTask();

        var appends = Enumerable.Range(0, 50).Select(n => Append(store, $"many/{n}")).ToList();
        foreach (var append in appends)
            await Assert.ThrowsAsync<LogUnavailableException>(() => append.Within("the refusal"));
        Assert.False(waiting.IsCompleted);
        Assert.Equal(tail, (await store.Feed.GetBoundsAsync(None)).Tail);

        options.MaxPageCount = 100_000;
        Assert.Equal(tail.Offset + 1, (await Append(store, "item/after")).Offset);
        await waiting.Within("the wait across the outage");
    }

    private static async Task<Entry> Append(SqliteStore store, string subject) => await Append(store.Feed, subject);

    private static async Task<Entry> Append(IFeedLog log, string subject)
    {
        var draft = new Draft(subject, 0, "item.posted", Routing.Everyone, new byte[20_000]);
        return Assert.IsType<AppendResult.Appended>(await log.AppendAsync(new AppendRequest([draft]), None)).Entries[0];
    }

    /// <summary>Fills until neither log takes an entry: the one that needs another page of its index is refused a little earlier.</summary>
    private static async Task FillUntilRefused(SqliteStore store, LogUnavailableReason reason)
    {
        foreach (var log in new[] { store.Feed, store.Desk })
        {
            var failure = default(Exception);
            for (var n = 0; failure is null; n++)
            {
                Assert.InRange(n, 0, 1000);
                failure = await Record.ExceptionAsync(() => Append(log, $"fill/{n}"));
            }
            Assert.Equal(reason, Assert.IsType<LogUnavailableException>(failure).Reason);
        }
        await AssertRefused(store, reason);
    }

    private static async Task AssertRefused(SqliteStore store, LogUnavailableReason reason)
    {
        var before = await ReadAll(store);
        for (var n = 0; n < 3; n++)
        {
            foreach (var log in new[] { store.Feed, store.Desk })
            {
                var failure = await Assert.ThrowsAsync<LogUnavailableException>(() => Append(log, "item/refused"));
                Assert.Equal(reason, failure.Reason);
            }
        }
        // More readers at once than connections were open before.
        var reads = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => ReadAll(store)))).Within("the reads");
        Assert.All(reads, read => Assert.Equal(before, read));
    }

    private static async Task AssertRecovered(SqliteStore store)
    {
        var before = await ReadAll(store);
        var entry = await Append(store, "item/refused");
        Assert.Equal(before.Count + 1, entry.Offset);
        Assert.Equal([.. before, entry.Link], await ReadAll(store));
    }

    private static async Task<List<EntryLink>> ReadAll(SqliteStore store)
    {
        var bounds = await store.Feed.GetBoundsAsync(None);
        var read = Assert.IsType<ReadResult.Entries>(await store.Feed.ReadAfterAsync(bounds.First, int.MaxValue, None));
        Assert.Equal(bounds.Tail.Offset, read.Items.Count);
        return [.. read.Items.Select(entry => entry.Link)];
    }
}
