using System.Security.Claims;

namespace LiveHub.Server.Keys;

/// <summary>Who asks: a key, or a person who is signed in.</summary>
/// <param name="Id">Of the key or of the person; a person's begins with <c>person:</c>. It is what the desk says of who did something.</param>
/// <param name="MadeBy">Id of the actor who has seen the secret of a key, because it made the key; else empty.</param>
/// <param name="Topics">The only topics that may be written to; empty: all.</param>
internal sealed record Actor(string Id, string Name, string MadeBy, IReadOnlyList<string> Permissions, IReadOnlyList<string> Topics)
{
    public static readonly Actor Nobody = new("", "", "", [], []);

    public bool Allows(string permission) => Permissions.Contains(permission, StringComparer.Ordinal);

    /// <summary>Who sent a request; <see cref="Nobody"/> when it does not say.</summary>
    public static Actor Of(ClaimsPrincipal user) => user.Identity is ActorIdentity identity ? identity.By : Nobody;
}
