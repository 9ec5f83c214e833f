using System.Security.Claims;

namespace LiveHub.Server.Keys;

/// <summary>A key as the desk holds it: what it allows, and a hash in place of the secret.</summary>
/// <param name="Topics">The only topics it may write to; empty: all.</param>
/// <param name="Hash">SHA-256 of the secret.</param>
/// <param name="CreatedAt">Milliseconds since 1970.</param>
internal sealed record AccessKey(
    string Id, string Name, IReadOnlyList<string> Permissions, IReadOnlyList<string> Topics, ReadOnlyMemory<byte> Hash, long CreatedAt)
{
    public static readonly AccessKey Nobody = new("", "", [], [], default, 0);

    public bool Allows(string permission) => Permissions.Contains(permission, StringComparer.Ordinal);

    /// <summary>The key that a request came with; <see cref="Nobody"/> without one.</summary>
    public static AccessKey Of(ClaimsPrincipal user) => user.Identity is KeyIdentity identity ? identity.Key : Nobody;
}
