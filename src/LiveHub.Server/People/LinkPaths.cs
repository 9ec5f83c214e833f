namespace LiveHub.Server.People;

/// <summary>The pages that one-time links lead to.</summary>
internal static class LinkPaths
{
    public const string Welcome = "/console/welcome";
    public const string Invite = "/console/invite";
}
