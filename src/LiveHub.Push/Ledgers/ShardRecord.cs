namespace LiveHub.Push.Ledgers;

/// <summary>What a ledger says of one shard.</summary>
/// <param name="Reached">Devices for which FCM took the message, and those for which no answer came.</param>
/// <param name="Settled">Devices that will not be tried again, reached or not.</param>
/// <param name="Counts">Of all terms together.</param>
/// <param name="WakeAt">Milliseconds since 1970. Set: the last holder let the shard go, no device without a mark was sent anything, and from then on there may be something to do. Null in an open shard: a holder works, or died.</param>
public sealed record ShardRecord(ShardState State, ShardMarks Reached, ShardMarks Settled, SendCounts Counts, long? WakeAt)
{
    public static ShardRecord Untouched => new(ShardState.Untouched, new ShardMarks(), new ShardMarks(), SendCounts.None, WakeAt: null);
}
