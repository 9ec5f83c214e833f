namespace LiveHub.Protocol;

/// <summary>Names of the editors' hub and its methods. What it says may be lost and is read again from the API; nothing that must arrive goes over it.</summary>
public static class ConsoleMethods
{
    /// <summary>Needs a key with the permission <c>write</c>, as <c>Authorization: Bearer</c> or <c>access_token</c>.</summary>
    public const string Path = "/console/live";

    /// <summary>Client to server: what this editor has open (<see cref="Protocol.Whereabouts"/>).</summary>
    public const string Look = "Look";

    /// <summary>Client to server: this editor wants to change something (<see cref="Protocol.EditWish"/>). The answer is the lease in force: the caller's own, or of whoever is at it.</summary>
    public const string Edit = "Edit";

    /// <summary>Client to server: this editor has done with it (<see cref="Protocol.EditWish"/>).</summary>
    public const string Leave = "Leave";

    /// <summary>Server to client: who is editing what (<see cref="Protocol.Edits"/>).</summary>
    public const string Edits = "edits";

    /// <summary>Server to client: everybody who is there (<see cref="Protocol.Presence"/>).</summary>
    public const string Presence = "presence";

    /// <summary>Server to client: look at something again (<see cref="Protocol.Nudge"/>).</summary>
    public const string Nudge = "nudge";

    /// <summary>Server to client: how an alert's way to phones goes (<see cref="SendNumbers"/>), about twice a second while it goes on.</summary>
    public const string Sending = "sending";
}
