using LiveHub.Server.Keys;
using MessagePack;

namespace LiveHub.Server.Desk;

/// <summary>A key was added or revoked: its whole state. The secret itself is nowhere.</summary>
/// <param name="Hash">SHA-256 of the secret.</param>
/// <param name="By">Id of the key that did it; empty for the first key, which the server makes.</param>
[MessagePackObject]
internal sealed record KeyAct(
    [property: Key(0)] string Name,
    [property: Key(1)] IReadOnlyList<string> Permissions,
    [property: Key(2)] IReadOnlyList<string> Topics,
    [property: Key(3)] byte[] Hash,
    [property: Key(4)] long CreatedAt,
    [property: Key(5)] string By)
{
    public Actor ActorOf(string id) => new(id, Name, MadeBy: By, Permissions, Topics);
}
