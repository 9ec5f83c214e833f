using MessagePack;

namespace LiveHub.Server.People;

/// <summary>Something happened to a person: the whole state after it. The password and its hash are nowhere in a log.</summary>
/// <param name="By">Id of the actor who did it; the person's own for a password that was set by a link.</param>
/// <param name="From">From where, as <see cref="Keys.Origin"/> says it.</param>
/// <param name="Kept">Id of the one session that goes on when others end; null: none does.</param>
[MessagePackObject]
internal sealed record PersonAct(
    [property: Key(0)] string Name,
    [property: Key(1)] IReadOnlyList<string> Permissions,
    [property: Key(2)] IReadOnlyList<string> Topics,
    [property: Key(3)] string Language,
    [property: Key(4)] string By,
    [property: Key(5)] string From,
    [property: Key(6)] string? Kept = null)
{
    public Person PersonOf(string id, long revision) => new(id, Name, Permissions, Topics, Language, revision);
}
