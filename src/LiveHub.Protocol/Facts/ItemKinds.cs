namespace LiveHub.Protocol;

/// <summary>What sort of item it is; decides its icon, not its place.</summary>
public static class ItemKinds
{
    public const string News = "news";

    /// <summary>It tells a score (<see cref="ItemFact.Score"/>).</summary>
    public const string Score = "score";

    public static readonly IReadOnlyList<string> All = [News, "analysis", "quote", "video", "gallery", "audio", Score];
}
