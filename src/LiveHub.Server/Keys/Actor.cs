using System.Security.Claims;

namespace LiveHub.Server.Keys;

/// <summary>Who asks: a key, or a person who is signed in.</summary>
/// <param name="Id">Of the key or of the person; a person's begins with <c>person:</c>. It is what the desk says of who did something.</param>
/// <param name="MadeBy">Id of the actor who has seen the secret of a key, because it made the key; else empty.</param>
/// <param name="Topics">The only topics that may be written to; empty: all.</param>
internal sealed record Actor(string Id, string Name, string MadeBy, IReadOnlyList<string> Permissions, IReadOnlyList<string> Topics)
{
    public static readonly Actor Nobody = new("", "", "", [], []);

    /// <summary>Ids of all who may have its secret: who made it, who made that one, and so on.</summary>
    public IReadOnlyList<string> Makers { get; init; } = MadeBy.Length == 0 ? [] : [MadeBy];

    public bool Allows(string permission) => Permissions.Contains(permission, StringComparer.Ordinal);

    /// <summary>Whether one human may stand behind both: they are the same, or one has the secret of the other. Two such never count as two people.</summary>
    public bool MayBe(Actor other) => Id == other.Id || other.Makers.Contains(Id, StringComparer.Ordinal) || Makers.Contains(other.Id, StringComparer.Ordinal);

    /// <summary>Who sent a request; <see cref="Nobody"/> when it does not say.</summary>
    public static Actor Of(ClaimsPrincipal user) => user.Identity is ActorIdentity identity ? identity.By : Nobody;
}
