namespace LiveHub.Protocol;

/// <summary>Names of the ticker hub and its methods. Every method, both ways, takes exactly one structure.</summary>
public static class HubMethods
{
    public const string Path = "/live";

    public const string Follow = "Follow";
    public const string Unfollow = "Unfollow";

    public const string Feed = "feed";
    public const string Beat = "beat";
    public const string Goodbye = "goodbye";
}
