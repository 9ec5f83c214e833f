namespace LiveHub.Protocol;

/// <summary>Names of the editors' hub and its methods. What it says may be lost and is read again from the API; nothing that must arrive goes over it.</summary>
public static class ConsoleMethods
{
    /// <summary>Needs a key with the permission <c>write</c>, as <c>Authorization: Bearer</c> or <c>access_token</c>.</summary>
    public const string Path = "/console/live";

    /// <summary>Client to server: what this editor has open (<see cref="Protocol.Whereabouts"/>).</summary>
    public const string Look = "Look";

    /// <summary>Server to client: everybody who is there (<see cref="Protocol.Presence"/>).</summary>
    public const string Presence = "presence";

    /// <summary>Server to client: look at something again (<see cref="Protocol.Nudge"/>).</summary>
    public const string Nudge = "nudge";

    /// <summary>Server to client: how an alert's way to phones goes (<see cref="SendNumbers"/>), about twice a second while it goes on.</summary>
    public const string Sending = "sending";
}
