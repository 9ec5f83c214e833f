using System.Security.Claims;

namespace LiveHub.Server.Keys;

/// <summary>Who a request with a key is: the key. Its permissions are its claims.</summary>
internal sealed class KeyIdentity(AccessKey key)
    : ClaimsIdentity(key.Permissions.Select(permission => new Claim(PermissionClaim, permission)), KeyAuthentication.Scheme)
{
    public const string PermissionClaim = "permission";

    public AccessKey Key => key;
}
