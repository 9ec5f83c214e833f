using System.Globalization;
using LiveHub.Feed.Redis;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using StackExchange.Redis;

namespace LiveHub.Push.Redis;

/// <summary>The ledgers that the nodes of one Redis share.</summary>
internal sealed class RedisSendLedger(RedisConnection connection, PushKeys keys, StoreCheck check) : ISendLedger
{
    public async ValueTask<ShardRecord> ReadAsync(SendId send, int shard, CancellationToken cancellationToken)
    {
        var parts = await connection.RunAsync(PushScripts.ReadLedger, [keys.Ledger(send), keys.Marks(send)], [shard], cancellationToken);
        if (parts.Length == 0)
            return ShardRecord.Untouched;
        var (state, wake) = LedgerText.Read((string)parts[0]!);
        var counts = SendCounts.None;
        for (var i = 3; i < parts.Length; i++)
            counts = counts.Add(LedgerRules.Decode((byte[])parts[i]!));
        return new ShardRecord(state, new ShardMarks((byte[])parts[1]!), new ShardMarks((byte[])parts[2]!), counts, wake);
    }

    public async ValueTask WriteAsync(SendId send, int shard, ShardWrite write, CancellationToken cancellationToken)
    {
        LedgerRules.Check(write);
        await check.EnsureAsync(cancellationToken);
        RedisValue[] arguments =
        [
            shard, (int)write.State, write.Term, LedgerText.Wake(write.WakeAt), LedgerRules.Encode(write.Counts), Bits(write.Reached), Bits(write.Settled),
        ];
        await connection.RunAsync(PushScripts.WriteLedger, [keys.Ledger(send), keys.Marks(send)], arguments, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<ShardSummary>> ReadAllAsync(SendId send, CancellationToken cancellationToken)
    {
        var fields = await connection.AskAsync(database => database.HashGetAllAsync(keys.Ledger(send), CommandFlags.DemandMaster), cancellationToken);
        var shards = new SortedDictionary<int, (ShardState State, long? WakeAt)>();
        var counts = new Dictionary<int, SendCounts>();
        foreach (var field in fields)
        {
            var name = (string)field.Name!;
            var colon = name.IndexOf(':', StringComparison.Ordinal);
            var shard = int.Parse(colon < 0 ? name : name.AsSpan(0, colon), CultureInfo.InvariantCulture);
            if (colon < 0)
                shards[shard] = LedgerText.Read((string)field.Value!);
            else
                counts[shard] = counts.GetValueOrDefault(shard, SendCounts.None).Add(LedgerRules.Decode((byte[])field.Value!));
        }
        return [.. shards.Select(shard => new ShardSummary(shard.Key, shard.Value.State, counts.GetValueOrDefault(shard.Key, SendCounts.None), shard.Value.WakeAt))];
    }

    public async ValueTask<bool> NoteReceiptAsync(SendId send, int ordinal, bool isInTime, CancellationToken cancellationToken)
    {
        await check.EnsureAsync(cancellationToken);
        return (int)await connection.RunAsync(PushScripts.NoteReceipt, [keys.Shown(send), keys.Receipts(send)], [ordinal, isInTime ? 1 : 0], cancellationToken) == 1;
    }

    public async ValueTask<ReceiptCounts> ReadReceiptsAsync(SendId send, CancellationToken cancellationToken)
    {
        var counts = await connection.AskAsync(database => database.HashGetAsync(keys.Receipts(send), ["shown", "in-time"], CommandFlags.DemandMaster), cancellationToken);
        return new ReceiptCounts((long)counts[0], (long)counts[1]);
    }

    public async ValueTask RemoveAsync(SendId send, CancellationToken cancellationToken)
    {
        await check.EnsureAsync(cancellationToken);
        RedisKey[] all = [keys.Ledger(send), keys.Marks(send), keys.Shown(send), keys.Receipts(send)];
        await connection.AskAsync(database => database.KeyDeleteAsync(all, CommandFlags.DemandMaster), cancellationToken);
    }

    private static RedisValue Bits(IReadOnlyList<int> slots) => slots.Count == 0 ? RedisValue.EmptyString : LedgerRules.Marks(slots).Bits.ToArray();
}
