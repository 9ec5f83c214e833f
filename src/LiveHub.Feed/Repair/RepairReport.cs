namespace LiveHub.Feed.Repair;

/// <summary>What came of giving a log back what it lost.</summary>
/// <param name="From">The epoch of the history that the node held.</param>
/// <param name="To">The epoch from here on.</param>
/// <param name="RestoredByOthers">Entries that another node had appended again first.</param>
/// <param name="Restored">Entries that this node appended again.</param>
/// <param name="Lost">Entries that were acknowledged once and are in the log no more, in their old order.</param>
public sealed record RepairReport(Epoch From, Epoch To, int RestoredByOthers, int Restored, IReadOnlyList<Entry> Lost);
