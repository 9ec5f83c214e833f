using System.Globalization;
using LiveHub.Feed.Redis;
using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;
using StackExchange.Redis;

namespace LiveHub.Push.Redis;

/// <summary>Every key of devices and ledgers, under the hash tag of the store.</summary>
internal sealed class PushKeys(RedisKeys store)
{
    // Of the 64 bits of an id's key the first 15 are its bucket: up to 16 million devices a bucket has fewer than 512 ids, which Redis keeps
    // in one compact list instead of a table (hash-max-listpack-entries).
    private const int BucketShift = 64 - 15;

    /// <summary>Hash: next (ordinal), count.</summary>
    public RedisKey Registry => store.Push + "registry";

    /// <summary>Set: ordinals of the devices on the test list.</summary>
    public RedisKey Tests => store.Push + "tests";

    /// <summary>With the number of a shard: hash, slot → row.</summary>
    public string Shards => store.Push + "shard:";

    /// <summary>With the number of a bucket: hash, id → ordinal.</summary>
    public string Ids => store.Push + "ids:";

    /// <summary>With the number of a bucket: hash, eight bytes of the target's hash → ordinal.</summary>
    public string Targets => store.Push + "targets:";

    public RedisKey Shard(int shard) => string.Create(CultureInfo.InvariantCulture, $"{Shards}{shard}");

    public RedisKey IdsOf(string id) => Ids + Bucket(id);

    public static string Bucket(string id) => BucketNumber(id).ToString(CultureInfo.InvariantCulture);

    public static ushort BucketNumber(string id) => (ushort)((ulong)DeviceCodec.KeyOf(id) >> BucketShift);

    /// <summary>Hash: shard → state, when to wake, terms; shard and term → counts.</summary>
    public RedisKey Ledger(SendId send) => $"{store.Push}ledger:{send}";

    /// <summary>Hash: shard and sort of mark → bits.</summary>
    public RedisKey Marks(SendId send) => $"{store.Push}marks:{send}";

    /// <summary>Bits by ordinal: devices that showed the alert.</summary>
    public RedisKey Shown(SendId send) => $"{store.Push}shown:{send}";

    /// <summary>Hash: shown, in-time.</summary>
    public RedisKey Receipts(SendId send) => $"{store.Push}receipts:{send}";
}
