using LiveHub.Server.Keys;
using MessagePack;

namespace LiveHub.Server.Desk;

/// <summary>A key was added or revoked: its whole state. The secret itself is nowhere.</summary>
/// <param name="Hash">SHA-256 of the secret.</param>
/// <param name="By">Id of the actor who did it; empty for the first key, which the server makes.</param>
/// <param name="From">From where, as <see cref="Origin"/> says it; null in acts older than that.</param>
/// <param name="Person">Id of the person whose key it is; the key allows what the person may, whatever it says itself. Null: a key of its own.</param>
[MessagePackObject]
internal sealed record KeyAct(
    [property: Key(0)] string Name,
    [property: Key(1)] IReadOnlyList<string> Permissions,
    [property: Key(2)] IReadOnlyList<string> Topics,
    [property: Key(3)] byte[] Hash,
    [property: Key(4)] long CreatedAt,
    [property: Key(5)] string By,
    [property: Key(6)] string? From = null,
    [property: Key(7)] string? Person = null)
{
    public Actor ActorOf(string id) => new(id, Name, MadeBy: By, Permissions, Topics);
}
