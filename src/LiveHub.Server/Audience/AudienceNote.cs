namespace LiveHub.Server.Audience;

/// <summary>What a node says about its readers on the board.</summary>
internal static class AudienceNote
{
    public const string Subject = "audience";
}
