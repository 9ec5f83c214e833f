namespace LiveHub.Faults.Tests.Matrix.Rivals;

/// <summary>A reader's place.</summary>
/// <param name="Ports">Where it connects: first to the first, after a loss to the next, in a ring.</param>
/// <param name="IsVictim">Its road is the one that the row disturbs.</param>
internal sealed record Seat(int Number, IReadOnlyList<int> Ports, bool IsVictim);
