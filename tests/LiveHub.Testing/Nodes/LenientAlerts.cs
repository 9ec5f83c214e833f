namespace LiveHub.Testing.Nodes;

/// <summary>Rules of alerts under which a test fires what it likes, at once and as often as it likes. Tests of the rules themselves set stricter ones over them.</summary>
public static class LenientAlerts
{
    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Alerts:BreakingToEverybody"] = "0",
        ["Alerts:UndoSeconds"] = "0",
        ["Alerts:TypedAbove"] = "0",
        ["Alerts:PerDay"] = "0",
        ["Alerts:PerHour"] = "0",
        ["Alerts:Similarity"] = "0",
        ["Alerts:LinkCheck"] = "false",
        ["Alerts:AudienceRequired"] = "false",
    };
}
