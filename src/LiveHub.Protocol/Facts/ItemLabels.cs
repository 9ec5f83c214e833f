namespace LiveHub.Protocol;

/// <summary>Marks that an editor puts on an item. "Corrected" and "pinned" are no labels: they follow from the fact.</summary>
public static class ItemLabels
{
    public static readonly IReadOnlyList<string> All = ["breaking", "key", "exclusive", "analysis", "opinion"];
}
