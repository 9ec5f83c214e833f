using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Sqlite;

/// <summary>A shard of a ledger as its table has it: all but the counts.</summary>
/// <param name="Term">The highest that has written.</param>
/// <param name="WakeAt">What that one said last.</param>
internal sealed record LedgerRow(ShardState State, long Term, long? WakeAt, ShardMarks Reached, ShardMarks Settled);
