namespace LiveHub.Protocol;

/// <summary>Marks that an editor puts on an item. "Corrected" and "pinned" are no labels: they follow from the fact.</summary>
public static class ItemLabels
{
    /// <summary>A key event of its story: lists lead to it.</summary>
    public const string Key = "key";

    public static readonly IReadOnlyList<string> All = ["breaking", Key, "exclusive", "analysis", "opinion"];
}
