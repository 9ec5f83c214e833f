namespace LiveHub.Checker;

/// <summary>What a check did and found.</summary>
/// <param name="Faults">Empty when everything was as it should be.</param>
public sealed record CheckReport(int Seed, int Entries, int Joins, int Connections, long Told, long Skipped, int Ahead, IReadOnlyList<string> Faults)
{
    public override string ToString() =>
        $"seed {Seed}: {Entries} entries, {Joins} joins over {Connections} connections, {Told} entries told ({Ahead} alerts ahead), {Skipped} superseded skipped, {Faults.Count} faults"
        + string.Concat(Faults.Take(20).Select(fault => Environment.NewLine + "  " + fault));
}
