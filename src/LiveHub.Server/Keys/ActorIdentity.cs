using System.Security.Claims;

namespace LiveHub.Server.Keys;

/// <summary>Who sent a request. The actor's permissions are its claims.</summary>
/// <param name="scheme">By which the actor was recognized.</param>
/// <param name="credential">The desk subject of the key or the session that proves it.</param>
internal sealed class ActorIdentity(Actor actor, string scheme, string credential)
    : ClaimsIdentity(actor.Permissions.Select(permission => new Claim(PermissionClaim, permission)), scheme)
{
    public const string PermissionClaim = "permission";

    public Actor By => actor;

    public string Credential => credential;
}
