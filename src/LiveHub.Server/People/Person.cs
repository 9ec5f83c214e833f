using LiveHub.Server.Keys;

namespace LiveHub.Server.People;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Language">Of the interface: a BCP 47 tag.</param>
internal sealed record Person(
    string Id, string Name, IReadOnlyList<string> Permissions, IReadOnlyList<string> Topics, string Language, long Revision)
{
    private const string ActorPrefix = "person:";

    public Actor Actor => new(ActorPrefix + Id, Name, MadeBy: "", Permissions, Topics);

    /// <summary>The person whom an actor is; null for a key of nobody.</summary>
    public static string? IdOf(string actor) => actor.StartsWith(ActorPrefix, StringComparison.Ordinal) ? actor[ActorPrefix.Length..] : null;
}
