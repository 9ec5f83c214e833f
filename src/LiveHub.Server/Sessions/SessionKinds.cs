namespace LiveHub.Server.Sessions;

/// <summary>Acts on sessions, on the subject <c>session/ID</c>.</summary>
internal static class SessionKinds
{
    public const string Started = "session.started";
    public const string Ended = "session.ended";
}
