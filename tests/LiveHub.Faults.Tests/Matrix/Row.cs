namespace LiveHub.Faults.Tests.Matrix;

/// <summary>One fault, the same for every rival.</summary>
/// <param name="Name">As the table says it.</param>
/// <param name="InjectAsync">Returns when the fault is over.</param>
/// <param name="Destroys">The store itself loses acknowledged entries: those are counted apart.</param>
/// <param name="OfRivals">Peers go through it, too.</param>
internal sealed record Row(string Name, Func<Stage, Task> InjectAsync, bool Destroys = false, bool OfRivals = true)
{
    public override string ToString() => Name;
}
