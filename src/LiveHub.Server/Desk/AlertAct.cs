using LiveHub.Protocol;
using MessagePack;

namespace LiveHub.Server.Desk;

/// <summary>An alert was fired, updated or cleared: its whole public state, and who did it.</summary>
/// <param name="Topics">Empty: everybody.</param>
/// <param name="By">Id of the actor who did it.</param>
/// <param name="From">From where, as <see cref="Keys.Origin"/> says it; null in acts older than that.</param>
[MessagePackObject]
internal sealed record AlertAct(
    [property: Key(0)] AlertFact Fact,
    [property: Key(1)] IReadOnlyList<string> Topics,
    [property: Key(2)] string By,
    [property: Key(3)] string? From = null);
