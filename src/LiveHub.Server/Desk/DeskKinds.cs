namespace LiveHub.Server.Desk;

/// <summary>Acts on the desk.</summary>
internal static class DeskKinds
{
    public const string KeyAdded = "key.added";
    public const string KeyRevoked = "key.revoked";
    public const string AlertFired = "alert.fired";
    public const string AlertUpdated = "alert.updated";
    public const string AlertCleared = "alert.cleared";
    public const string HeldSaved = "held.saved";
    public const string HeldReleased = "held.released";
    public const string HeldCancelled = "held.cancelled";
    public const string AlertRulesSet = "settings.alerts";
    public const string MediaWithdrawn = "media.withdrawn";
    public const string MediaAllowed = "media.allowed";
    public const string TopicRulesSet = "topic-rules.set";
    public const string LogRepaired = "log.repaired";
}
