using LiveHub.Feed.Redis;

namespace LiveHub.Push.Redis;

/// <summary>The scripts of devices and ledgers; the head of each file says why it must be one.</summary>
internal static class PushScripts
{
    public static readonly RedisScript PutDevices = Of("device-put");
    public static readonly RedisScript FindDevice = Of("device-find");
    public static readonly RedisScript SwapDevices = Of("device-swap");
    public static readonly RedisScript ReadTests = Of("device-tests");
    public static readonly RedisScript WriteLedger = Of("ledger-write");
    public static readonly RedisScript ReadLedger = Of("ledger-read");
    public static readonly RedisScript NoteReceipt = Of("receipt");

    private static RedisScript Of(string file) => new(typeof(PushScripts).Assembly, "push." + file);
}
