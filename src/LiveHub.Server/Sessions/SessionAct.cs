using MessagePack;

namespace LiveHub.Server.Sessions;

/// <summary>A session was started or ended: its whole state. The cookie that proves it is nowhere.</summary>
/// <param name="EndsAt">When it ends at the latest, in milliseconds since 1970.</param>
/// <param name="By">Id of the actor who did it.</param>
/// <param name="From">From where, as <see cref="Keys.Origin"/> says it.</param>
[MessagePackObject]
internal sealed record SessionAct(
    [property: Key(0)] string Person,
    [property: Key(1)] long EndsAt,
    [property: Key(2)] string By,
    [property: Key(3)] string From);
