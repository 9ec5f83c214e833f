using System.Text;
using LiveHub.Feed.Sqlite;
using LiveHub.Testing;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Feed.Tests.Sqlite;

/// <summary>What the store's files promise: reopening, the lock, versions, backups.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private static CancellationToken None => CancellationToken.None;

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reopening_keeps_everything()
    {
        LogBounds feed, desk;
        var request = new AppendRequest([NewDraft("item/3")], new IdempotencyKey("desk-1", "k", new byte[32]));
        await using (var store = await Open())
        {
            await Append(store.Feed, "item/1", "item/2");
            await store.Feed.AppendAsync(request, None);
            await Append(store.Desk, "item/1");
            feed = await store.Feed.GetBoundsAsync(None);
            desk = await store.Desk.GetBoundsAsync(None);
            Assert.True(await store.Feed.WriteCheckpointAsync(new Checkpoint(1, feed.Tail, new byte[] { 9 }), null, None));
            await store.Feed.TrimAsync(1, None);
            feed = await store.Feed.GetBoundsAsync(None);
            await store.Cursors.WriteAsync("publisher", desk.Tail, None);
        }

        await using (var store = await Open())
        {
            Assert.Equal(feed, await store.Feed.GetBoundsAsync(None));
            Assert.Equal(desk, await store.Desk.GetBoundsAsync(None));
            Assert.Equal(feed.Tail, (await store.Feed.ReadCheckpointAsync(None))?.Point);
            Assert.Equal(desk.Tail, await store.Cursors.ReadAsync("publisher", None));
            Assert.Null(await store.Cursors.ReadAsync("push", None));
            Assert.True(Assert.IsType<AppendResult.Appended>(await store.Feed.AppendAsync(request, None)).IsReplay);
            Assert.Equal(4, (await Append(store.Feed, "item/4")).Offset);
        }
    }

    [Fact]
    public async Task The_files_of_a_process_that_was_killed_hold_everything_acknowledged()
    {
        var copy = Path.Combine(_folder.Path, "copy");
        await using var store = await Open();
        await Append(store.Feed, [.. Enumerable.Range(0, 300).Select(n => $"item/{n}")]);
        await Append(store.Desk, "key/first");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(Data, "livehub.db*"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));

        await using var after = await Open(copy);
        Assert.Equal(await store.Feed.GetBoundsAsync(None), await after.Feed.GetBoundsAsync(None));
        Assert.Equal(await store.Desk.GetBoundsAsync(None), await after.Desk.GetBoundsAsync(None));
    }

    [Fact]
    public async Task The_two_logs_do_not_meet()
    {
        await using var store = await Open();
        var key = new IdempotencyKey("desk-1", "k", new byte[32]);
        await store.Feed.AppendAsync(new AppendRequest([NewDraft("item/1")], key), None);
        var desk = Assert.IsType<AppendResult.Appended>(await store.Desk.AppendAsync(new AppendRequest([NewDraft("item/1")], key), None));
        Assert.Equal((1, false), (desk.Entries[0].Offset, desk.IsReplay));
        Assert.NotEqual((await store.Feed.GetBoundsAsync(None)).Tail.Epoch, (await store.Desk.GetBoundsAsync(None)).Tail.Epoch);
    }

    [Fact]
    public async Task A_folder_has_one_owner_at_a_time()
    {
        await using (await Open())
        {
            var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => Open());
            Assert.Contains($"'{Data}' is in use", refused.Message, StringComparison.Ordinal);
        }
        await using var next = await Open();
        Assert.Equal(0, (await next.Feed.GetBoundsAsync(None)).Tail.Offset);
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_as_it_is()
    {
        await using (var store = await Open())
            await Append(store.Feed, "item/1");
        SetVersion(99);
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => Open());
        Assert.Contains("schema version 99", refused.Message, StringComparison.Ordinal);
        SetVersion(SqliteSchema.Migrations.Count);
        await using var again = await Open();
        Assert.Equal(1, (await again.Feed.GetBoundsAsync(None)).Tail.Offset);

        void SetVersion(int version)
        {
            using var connection = SqliteConnections.OpenWriter(new SqliteStoreOptions { DataFolder = Data });
            SqliteConnections.Execute(connection, $"PRAGMA user_version={version}");
        }
    }

    [Fact]
    public void Migrations_run_in_order_once_and_all_or_none()
    {
        Directory.CreateDirectory(Data);
        using var connection = SqliteConnections.OpenWriter(new SqliteStoreOptions { DataFolder = Data });
        string[] two = ["CREATE TABLE step (n INTEGER); INSERT INTO step VALUES (1)", "INSERT INTO step SELECT max(n) * 10 FROM step"];
        SqliteSchema.Migrate(connection, "file", two[..1]);
        SqliteSchema.Migrate(connection, "file", two);
        SqliteSchema.Migrate(connection, "file", two);
        Assert.Equal("1,10", Steps());
        Assert.ThrowsAny<Exception>(() => SqliteSchema.Migrate(connection, "file", [.. two, "INSERT INTO step VALUES (2)", "no such statement"]));
        SqliteConnections.Execute(connection, "ROLLBACK");
        Assert.Equal("1,10", Steps());
        Assert.Equal("2", SqliteConnections.ExecuteText(connection, "PRAGMA user_version"));

        string Steps() => SqliteConnections.ExecuteText(connection, "SELECT group_concat(n) FROM step");
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "livehub.db"), new string('x', 10_000));
        await Assert.ThrowsAsync<StoreRefusedException>(() => Open());
    }

    [Fact]
    public async Task An_old_backup_put_back_is_found_as_a_fork()
    {
        var backup = Path.Combine(_folder.Path, "backup.db");
        LogPoint kept, lost;
        await using (var store = await Open())
        {
            await Append(store.Feed, "item/1", "item/2");
            await Append(store.Desk, "key/first");
            kept = (await store.Feed.GetBoundsAsync(None)).Tail;
            await store.BackupAsync(backup, None);
            await Append(store.Feed, "item/3");
            lost = (await store.Feed.GetBoundsAsync(None)).Tail;
        }
        File.Move(backup, Path.Combine(Data, "livehub.db"), overwrite: true);

        await using var restored = await Open();
        Assert.Equal(1, (await restored.Desk.GetBoundsAsync(None)).Tail.Offset);
        Assert.IsType<ReadResult.Fork>(await restored.Feed.ReadAfterAsync(lost, 10, None));
        Assert.Empty(Assert.IsType<ReadResult.Entries>(await restored.Feed.ReadAfterAsync(kept, 10, None)).Items);
        await Append(restored.Feed, "item/other", "item/more");
        Assert.IsType<ReadResult.Fork>(await restored.Feed.ReadAfterAsync(lost, 10, None));
        Assert.Equal(2, Assert.IsType<ReadResult.Entries>(await restored.Feed.ReadAfterAsync(kept, 10, None)).Items.Count);
    }

    [Fact]
    public async Task A_copy_that_diverged_is_found_as_a_fork()
    {
        var copy = Path.Combine(_folder.Path, "copy");
        Directory.CreateDirectory(copy);
        await using var one = await Open();
        await Append(one.Feed, "item/1");
        await one.BackupAsync(Path.Combine(copy, "livehub.db"), None);
        await using var other = await Open(copy);
        var common = (await one.Feed.GetBoundsAsync(None)).Tail;
        await Append(one.Feed, "item/2");
        await Append(other.Feed, "item/3");
        var point = (await one.Feed.GetBoundsAsync(None)).Tail;
        Assert.IsType<ReadResult.Entries>(await one.Feed.ReadAfterAsync(point, 10, None));
        Assert.IsType<ReadResult.Fork>(await other.Feed.ReadAfterAsync(point, 10, None));
        Assert.IsType<ReadResult.Entries>(await other.Feed.ReadAfterAsync(common, 10, None));
    }

    [Fact]
    public async Task Appends_that_wait_share_a_commit()
    {
        await using var store = await Open();
        var before = store.CommittedGroups;
        // Keeps the writer busy while the others queue up.
        var first = Append(store.Desk, [.. Enumerable.Range(0, 1000).Select(n => $"first/{n}")]);
        var appends = Enumerable.Range(0, 1000).Select(n => Append(n % 2 == 0 ? store.Feed : store.Desk, $"item/{n}")).ToList();
        await Task.WhenAll([first, .. appends]).Within("a thousand appends");
        Assert.InRange(store.CommittedGroups - before, 1, 250);
        Assert.Equal(500, (await store.Feed.GetBoundsAsync(None)).Tail.Offset);
        Assert.Equal(1500, (await store.Desk.GetBoundsAsync(None)).Tail.Offset);
    }

    [Fact]
    public async Task A_conflict_does_not_fail_those_who_share_its_group()
    {
        await using var store = await Open();
        await Append(store.Feed, "item/taken");
        var results = await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(n => store.Feed.AppendAsync(new AppendRequest([NewDraft(n % 2 == 0 ? $"item/{n}" : "item/taken")]), None).AsTask())).Within("the appends");
        Assert.Equal(100, results.Count(result => result is AppendResult.Conflict));
        Assert.Equal(Enumerable.Range(2, 100).Select(n => (long)n), results.OfType<AppendResult.Appended>().Select(result => result.Entries[0].Offset).Order());
    }

    [Fact]
    public async Task A_long_trim_reaches_its_end_in_steps()
    {
        await using var store = await Open();
        for (var n = 0; n < 5; n++)
            await Append(store.Feed, [.. Enumerable.Range(0, 1000).Select(i => $"item/{n}-{i}")]);
        var tail = (await store.Feed.GetBoundsAsync(None)).Tail;
        Assert.True(await store.Feed.WriteCheckpointAsync(new Checkpoint(1, tail, default), null, None));
        Assert.Equal(4990, await store.Feed.TrimAsync(4990, None));
        var first = (await store.Feed.GetBoundsAsync(None)).First;
        Assert.Equal(10, Assert.IsType<ReadResult.Entries>(await store.Feed.ReadAfterAsync(first, 100, None)).Items.Count);
    }

    [Fact]
    public async Task Expired_idempotency_keys_are_removed()
    {
        await using (var store = await Open())
        {
            for (var n = 0; n < 5; n++)
                await store.Feed.AppendAsync(new AppendRequest([NewDraft($"item/{n}")], new IdempotencyKey("desk-1", $"k{n}", new byte[32])), None);
            _clock.Advance(TimeSpan.FromHours(25));
            await store.Feed.AppendAsync(new AppendRequest([NewDraft("item/new")], new IdempotencyKey("desk-1", "new", new byte[32])), None);
        }
        using var connection = SqliteConnections.OpenWriter(new SqliteStoreOptions { DataFolder = Data });
        Assert.Equal("new", SqliteConnections.ExecuteText(connection, "SELECT group_concat(key) FROM feed_idempotency"));
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = await Open();
        var waiting = store.Feed.WaitForAppendAsync(0, None).AsTask();
        await store.DisposeAsync();
        foreach (var call in new Func<Task>[] { () => waiting, () => Append(store.Feed, "item/1"), () => store.Feed.GetBoundsAsync(None).AsTask() })
        {
            var failure = await Assert.ThrowsAsync<LogUnavailableException>(() => call().Within("the refusal"));
            Assert.Equal(LogUnavailableReason.Closing, failure.Reason);
        }
    }

    private static Draft NewDraft(string subject) => new(subject, 0, "item.posted", Routing.Of(["world"], ["ar"]), Encoding.UTF8.GetBytes(subject));

    private static async Task<Entry> Append(IFeedLog log, params string[] subjects) =>
        Assert.IsType<AppendResult.Appended>(await log.AppendAsync(new AppendRequest([.. subjects.Select(NewDraft)]), None)).Entries[^1];

    private Task<SqliteStore> Open(string? folder = null) => SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = folder ?? Data }, _clock);
}
