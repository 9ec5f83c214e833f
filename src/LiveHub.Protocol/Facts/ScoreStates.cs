namespace LiveHub.Protocol;

/// <summary>Where a game is.</summary>
public static class ScoreStates
{
    public const string Live = "live";

    public static readonly IReadOnlyList<string> All = ["upcoming", Live, "break", "final", "off"];
}
