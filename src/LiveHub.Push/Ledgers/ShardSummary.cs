namespace LiveHub.Push.Ledgers;

/// <summary>A shard's record without its marks.</summary>
public sealed record ShardSummary(int Shard, ShardState State, SendCounts Counts, long? WakeAt);
