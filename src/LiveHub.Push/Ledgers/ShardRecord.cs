namespace LiveHub.Push.Ledgers;

/// <summary>What a ledger says of one shard.</summary>
/// <param name="Reached">Devices for which FCM took the message, and those for which no answer came.</param>
/// <param name="Settled">Devices that will not be tried again, reached or not.</param>
/// <param name="Counts">Of all terms together.</param>
/// <param name="WakeAt">Milliseconds since 1970: when the first of the devices held back may be sent to; null when none is.</param>
public sealed record ShardRecord(ShardState State, ShardMarks Reached, ShardMarks Settled, SendCounts Counts, long? WakeAt)
{
    public static ShardRecord Untouched => new(ShardState.Untouched, new ShardMarks(), new ShardMarks(), SendCounts.None, WakeAt: null);
}
