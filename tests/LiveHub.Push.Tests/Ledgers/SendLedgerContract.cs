using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.Ledgers;

/// <summary>What every backend's ledger does.</summary>
public abstract partial class SendLedgerContract : IAsyncLifetime
{
    private static readonly SendId Send = new("strait-open", 1);
    private static readonly CancellationToken None = CancellationToken.None;
    private ISendLedger? _ledger;

    private ISendLedger Ledger => _ledger ?? throw new InvalidOperationException("Not opened yet.");

    public async ValueTask InitializeAsync() => _ledger = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_shard_that_nobody_began_is_untouched()
    {
        AssertSame(ShardRecord.Untouched, await Ledger.ReadAsync(Send, 3, None));
        Assert.Empty(await Ledger.ReadAllAsync(Send, None));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Ledger.WriteAsync(Send, 3, Write(1, state: ShardState.Untouched), None));
        AssertSame(ShardRecord.Untouched, await Ledger.ReadAsync(Send, 3, None));
    }

    [Fact]
    public async Task What_was_written_is_there_also_after_the_store_was_opened_again()
    {
        var counts = new SendCounts(new Dictionary<string, long> { ["accepted"] = 2, ["failed:QUOTA_EXCEEDED"] = 1 }, [0, 3, 1]);
        await Ledger.WriteAsync(Send, 3, new ShardWrite(1, [0, 4095], [0, 7, 4095], counts, ShardState.Open, 1_900_000_000_000), None);
        _ledger = await ReopenAsync();
        AssertSame(
            new ShardRecord(ShardState.Open, LedgerRules.Marks([0, 4095]), LedgerRules.Marks([0, 7, 4095]), counts, 1_900_000_000_000),
            await Ledger.ReadAsync(Send, 3, None));
        AssertSame(ShardRecord.Untouched, await Ledger.ReadAsync(Send, 4, None));
        AssertSame(ShardRecord.Untouched, await Ledger.ReadAsync(Send with { Revision = 2 }, 3, None));
    }

    [Fact]
    public async Task Marks_of_all_who_write_are_added()
    {
        await Ledger.WriteAsync(Send, 0, Write(1, reached: [1, 8], settled: [1]), None);
        await Ledger.WriteAsync(Send, 0, Write(2, reached: [2, 8], settled: []), None);
        await Ledger.WriteAsync(Send, 0, Write(1, reached: [3], settled: [9]), None); // Came late, and was sent all the same.
        var record = await Ledger.ReadAsync(Send, 0, None);
        Assert.Equal(Convert.ToHexString(LedgerRules.Marks([1, 2, 3, 8]).Bits), Convert.ToHexString(record.Reached.Bits));
        Assert.Equal(Convert.ToHexString(LedgerRules.Marks([1, 9]).Bits), Convert.ToHexString(record.Settled.Bits));
    }

    [Fact]
    public async Task A_write_that_is_repeated_changes_nothing()
    {
        var write = Write(1, reached: [1], settled: [1], accepted: 1);
        await Ledger.WriteAsync(Send, 0, write, None);
        await Ledger.WriteAsync(Send, 0, write, None);
        var record = await Ledger.ReadAsync(Send, 0, None);
        Assert.Equal((1, 1), (record.Reached.Count, record.Counts["accepted"]));
    }

    [Fact]
    public async Task Each_term_counts_all_of_its_own_and_the_sum_counts()
    {
        await Ledger.WriteAsync(Send, 0, Write(1, accepted: 3), None);
        await Ledger.WriteAsync(Send, 0, Write(1, accepted: 5), None);
        await Ledger.WriteAsync(Send, 0, Write(12, accepted: 2), None);
        await Ledger.WriteAsync(Send, 0, Write(2, accepted: 10), None);
        Assert.Equal(17, (await Ledger.ReadAsync(Send, 0, None)).Counts["accepted"]);
        Assert.Equal(17, Assert.Single(await Ledger.ReadAllAsync(Send, None)).Counts["accepted"]);
    }

    [Fact]
    public async Task A_closed_shard_stays_closed()
    {
        await Ledger.WriteAsync(Send, 0, Write(1), None);
        await Ledger.WriteAsync(Send, 0, Write(1, state: ShardState.Closed), None);
        await Ledger.WriteAsync(Send, 0, Write(2, reached: [5]), None);
        var record = await Ledger.ReadAsync(Send, 0, None);
        Assert.Equal(ShardState.Closed, record.State);
        Assert.True(record.Reached[5]);
    }

    [Fact]
    public async Task The_highest_term_says_when_to_wake()
    {
        await Ledger.WriteAsync(Send, 0, Write(2, wakeAt: 2000), None);
        await Ledger.WriteAsync(Send, 0, Write(1, wakeAt: 1000), None);
        Assert.Equal(2000, (await Ledger.ReadAsync(Send, 0, None)).WakeAt);
        await Ledger.WriteAsync(Send, 0, Write(2, wakeAt: null), None);
        Assert.Null((await Ledger.ReadAsync(Send, 0, None)).WakeAt);
        await Ledger.WriteAsync(Send, 0, Write(3, wakeAt: 3000), None);
        Assert.Equal(3000, Assert.Single(await Ledger.ReadAllAsync(Send, None)).WakeAt);
    }

    [Fact]
    public async Task All_shards_that_were_begun_are_listed_by_number()
    {
        foreach (var shard in new[] { 10, 2, 0 })
            await Ledger.WriteAsync(Send, shard, Write(1, accepted: shard, state: shard == 2 ? ShardState.Closed : ShardState.Open), None);
        await Ledger.WriteAsync(Send with { Alert = "other" }, 1, Write(1), None);
        Assert.Equal(
            [(0, ShardState.Open, 0L), (2, ShardState.Closed, 2L), (10, ShardState.Open, 10L)],
            (await Ledger.ReadAllAsync(Send, None)).Select(shard => (shard.Shard, shard.State, shard.Counts["accepted"])));
    }

    [Fact]
    public async Task Each_device_that_shows_the_alert_is_counted_once()
    {
        Assert.Equal(new ReceiptCounts(0, 0), await Ledger.ReadReceiptsAsync(Send, None));
        Assert.True(await Ledger.NoteReceiptAsync(Send, 0, isInTime: true, None));
        Assert.True(await Ledger.NoteReceiptAsync(Send, 1_000_000, isInTime: false, None));
        Assert.True(await Ledger.NoteReceiptAsync(Send, 1_000_001, isInTime: true, None));
        Assert.False(await Ledger.NoteReceiptAsync(Send, 1_000_000, isInTime: true, None));
        Assert.Equal(new ReceiptCounts(3, 2), await Ledger.ReadReceiptsAsync(Send, None));
        Assert.Equal(new ReceiptCounts(0, 0), await Ledger.ReadReceiptsAsync(Send with { Revision = 2 }, None));
        Assert.Empty(await Ledger.ReadAllAsync(Send, None));

        var together = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await Ledger.NoteReceiptAsync(Send, 77, isInTime: true, None)))).Within("twenty receipts");
        Assert.Single(together, isNew => isNew);
    }

    [Fact]
    public async Task Removing_a_ledger_removes_all_of_it_and_no_other()
    {
        var other = Send with { Revision = 11 }; // The name of the one begins that of the other.
        foreach (var send in new[] { Send, other })
        {
            await Ledger.WriteAsync(send, 0, Write(1, reached: [1], accepted: 1), None);
            await Ledger.NoteReceiptAsync(send, 1, isInTime: true, None);
        }
        await Ledger.RemoveAsync(Send, None);
        await Ledger.RemoveAsync(Send, None);
        AssertSame(ShardRecord.Untouched, await Ledger.ReadAsync(Send, 0, None));
        Assert.Empty(await Ledger.ReadAllAsync(Send, None));
        Assert.Equal(new ReceiptCounts(0, 0), await Ledger.ReadReceiptsAsync(Send, None));
        Assert.True((await Ledger.ReadAsync(other, 0, None)).Reached[1]);
        Assert.Equal(new ReceiptCounts(1, 1), await Ledger.ReadReceiptsAsync(other, None));
    }

    /// <summary>Opens a new, empty store.</summary>
    protected abstract ValueTask<ISendLedger> OpenAsync();

    /// <summary>Closes it and opens it again, with what it has kept.</summary>
    protected abstract ValueTask<ISendLedger> ReopenAsync();

    protected abstract ValueTask CloseAsync();

    private static ShardWrite Write(
        long term, int[]? reached = null, int[]? settled = null, long accepted = 0, ShardState state = ShardState.Open, long? wakeAt = null) =>
        new(term, reached ?? [], settled ?? [], new SendCounts(new Dictionary<string, long> { ["accepted"] = accepted }, [accepted]), state, wakeAt);

    private static void AssertSame(ShardRecord expected, ShardRecord actual)
    {
        Assert.Equal((expected.State, expected.WakeAt), (actual.State, actual.WakeAt));
        Assert.Equal(Convert.ToHexString(expected.Reached.Bits), Convert.ToHexString(actual.Reached.Bits));
        Assert.Equal(Convert.ToHexString(expected.Settled.Bits), Convert.ToHexString(actual.Settled.Bits));
        AssertSame(expected.Counts, actual.Counts);
    }

    private static void AssertSame(SendCounts expected, SendCounts actual)
    {
        Assert.Equal(expected.Counts.OrderBy(one => one.Key, StringComparer.Ordinal), actual.Counts.OrderBy(one => one.Key, StringComparer.Ordinal));
        Assert.Equal(expected.Latencies, actual.Latencies);
    }
}
