using MessagePack;

namespace LiveHub.Push.Ledgers;

/// <summary>What every ledger asks of a write, and the bytes in which it keeps counts.</summary>
internal static class LedgerRules
{
    public static void Check(ShardWrite write)
    {
        if (write.State == ShardState.Untouched)
            throw new ArgumentException("Whoever writes about a shard has begun it.", nameof(write));
    }

    public static ShardMarks Marks(IReadOnlyList<int> slots)
    {
        var marks = new ShardMarks();
        foreach (var slot in slots)
            marks.Set(slot);
        return marks;
    }

    public static byte[] Encode(SendCounts counts) => MessagePackSerializer.Serialize(counts);

    public static SendCounts Decode(ReadOnlyMemory<byte> bytes) => MessagePackSerializer.Deserialize<SendCounts>(bytes);
}
