namespace LiveHub.Push.Ledgers;

/// <summary>What the holder of a shard's lease adds to the ledger. Writing it twice is the same as once.</summary>
/// <param name="Term">Of the lease.</param>
/// <param name="Reached">Slots to be marked as reached.</param>
/// <param name="Settled">Slots to be marked as settled.</param>
/// <param name="Counts">All that this term has counted so far; takes the place of what it wrote before.</param>
/// <param name="State">Open or closed. Never goes back: a closed shard stays closed.</param>
/// <param name="WakeAt">As in <see cref="ShardRecord"/>. That of the highest term counts, and of its last write; null takes the place of a time.</param>
public sealed record ShardWrite(long Term, IReadOnlyList<int> Reached, IReadOnlyList<int> Settled, SendCounts Counts, ShardState State, long? WakeAt);
