using MessagePack;

namespace LiveHub.Server.Repair;

/// <summary>A store came back with another history, and a node gave back what it held.</summary>
/// <param name="Log">Of which log: <c>feed</c> or <c>desk</c>.</param>
/// <param name="From">The epoch that ended.</param>
/// <param name="To">The epoch that began.</param>
/// <param name="Node">Who did it.</param>
/// <param name="At">When, in milliseconds since 1970.</param>
/// <param name="Restored">Entries that it appended again.</param>
/// <param name="LostCount">Entries that could not be appended again.</param>
/// <param name="Lost">The first of them.</param>
[MessagePackObject]
internal sealed record RepairAct(
    [property: Key(0)] string Log,
    [property: Key(1)] string From,
    [property: Key(2)] string To,
    [property: Key(3)] string Node,
    [property: Key(4)] long At,
    [property: Key(5)] int Restored,
    [property: Key(6)] int LostCount,
    [property: Key(7)] IReadOnlyList<LostEntry> Lost);
