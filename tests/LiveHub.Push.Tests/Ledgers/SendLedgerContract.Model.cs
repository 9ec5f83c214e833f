using CsCheck;
using LiveHub.Push.Devices;
using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Tests.Ledgers;

public abstract partial class SendLedgerContract
{
    private static readonly Gen<ShardWrite> AnyWrite = Gen.Select(
        Gen.Long[1, 12], Gen.Int[0, Device.ShardSize - 1].Array[0, 20], Gen.Int[0, Device.ShardSize - 1].Array[0, 20],
        Gen.Long[0, 50].Array[2], Gen.Frequency((5, Gen.Const(ShardState.Open)), (1, Gen.Const(ShardState.Closed))), Gen.Long[-3, 3],
        (term, reached, settled, counts, state, wake) => new ShardWrite(
            term, reached, settled, new SendCounts(new Dictionary<string, long> { ["accepted"] = counts[0], ["pruned"] = counts[1] }, counts), state,
            wake <= 0 ? null : 1_900_000_000_000 + wake));

    private static readonly Gen<RandomStep> AnyStep = Gen.Select(
        Gen.Int[0, 2], AnyWrite, Gen.Int[1, 3], Gen.Frequency((6, Gen.Const(0)), (2, Gen.Const(1))), Gen.Int[0, 12_000], Gen.Bool,
        (shard, write, times, kind, ordinal, flag) => new RandomStep(shard, write, times, kind == 1, ordinal % 7 * 1500, flag));

    [Fact]
    public async Task Any_writes_end_as_a_naive_ledger_says() =>
        await AnyStep.Array[1, 25].SampleAsync(Compare, iter: 60, threads: 1);

    private async Task Compare(RandomStep[] steps)
    {
        await Ledger.RemoveAsync(Send, None);
        var naive = new NaiveLedger();
        foreach (var step in steps)
        {
            for (var time = 0; time < step.Times; time++)
            {
                if (step.IsReceipt)
                {
                    Assert.Equal(naive.NoteReceipt(step.Ordinal, step.IsInTime), await Ledger.NoteReceiptAsync(Send, step.Ordinal, step.IsInTime, None));
                }
                else
                {
                    naive.Write(step.Shard, step.Write);
                    await Ledger.WriteAsync(Send, step.Shard, step.Write, None);
                }
            }
            AssertSame(naive.Read(step.Shard), await Ledger.ReadAsync(Send, step.Shard, None));
        }
        Assert.Equal(naive.Receipts, await Ledger.ReadReceiptsAsync(Send, None));
        var all = await Ledger.ReadAllAsync(Send, None);
        Assert.Equal(naive.Shards, all.Select(summary => summary.Shard));
        foreach (var summary in all)
        {
            var expected = naive.Read(summary.Shard);
            Assert.Equal((expected.State, expected.WakeAt), (summary.State, summary.WakeAt));
            AssertSame(expected.Counts, summary.Counts);
        }
    }

    /// <param name="Times">How often it is said.</param>
    private sealed record RandomStep(int Shard, ShardWrite Write, int Times, bool IsReceipt, int Ordinal, bool IsInTime);
}
