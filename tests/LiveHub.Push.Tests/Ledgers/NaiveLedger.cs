using LiveHub.Push.Devices;
using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Tests.Ledgers;

/// <summary>The ledger of one send, written as plainly as the rules read.</summary>
internal sealed class NaiveLedger
{
    private readonly List<(int Shard, ShardWrite Write)> _writes = [];
    private readonly Dictionary<int, bool> _receipts = [];

    public IEnumerable<int> Shards => _writes.Select(one => one.Shard).Distinct().Order();

    public ReceiptCounts Receipts => new(_receipts.Count, _receipts.Count(one => one.Value));

    public void Write(int shard, ShardWrite write) => _writes.Add((shard, write));

    public bool NoteReceipt(int ordinal, bool isInTime) => _receipts.TryAdd(ordinal, isInTime);

    public ShardRecord Read(int shard)
    {
        var writes = _writes.Where(one => one.Shard == shard).Select(one => one.Write).ToList();
        if (writes.Count == 0)
            return ShardRecord.Untouched;
        var counts = SendCounts.None;
        foreach (var term in writes.GroupBy(write => write.Term))
            counts = counts.Add(term.Last().Counts);
        var highest = writes.Max(write => write.Term);
        return new ShardRecord(
            writes.Max(write => write.State),
            Marks(writes.SelectMany(write => write.Reached)),
            Marks(writes.SelectMany(write => write.Settled)),
            counts,
            writes.Last(write => write.Term == highest).WakeAt);
    }


    private static ShardMarks Marks(IEnumerable<int> slots)
    {
        var marks = new ShardMarks();
        foreach (var slot in slots)
            marks.Set(slot % Device.ShardSize);
        return marks;
    }
}
