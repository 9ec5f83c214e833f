namespace LiveHub.Faults.Tests.Matrix;

/// <summary>How large the rows are.</summary>
/// <param name="PerSecond">Headlines.</param>
/// <param name="Before">From the first headline to the fault.</param>
/// <param name="After">From the end of the fault to the last headline.</param>
internal sealed record MatrixPlan(int Nodes, int ReadersPerNode, int PerSecond, TimeSpan Before, TimeSpan After)
{
    public static MatrixPlan Full(int nodes) => new(nodes, 200, 100, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5));

    public static readonly MatrixPlan Smoke = new(2, 10, 40, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(2.5));
}
