namespace LiveHub.Testing.Nodes;

/// <summary>The rules of alerts that a server has by itself, for tests of the rules and of what is told to newcomers.</summary>
/// <remarks>But for the check of links: a test machine has no web.</remarks>
public static class StrictAlerts
{
    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Alerts:BreakingToEverybody"] = "1",
        ["Alerts:UndoSeconds"] = "10",
        ["Alerts:TypedAbove"] = "100000",
        ["Alerts:PerDay"] = "4",
        ["Alerts:PerHour"] = "2",
        ["Alerts:Similarity"] = "0.8",
        ["Alerts:AudienceRequired"] = "true",
    };
}
