using LiveHub.Protocol;
using MessagePack;

namespace LiveHub.Server.Desk.Held;

/// <summary>An item was held, released or called off: all of it, who did that, and from where. Until it is released no reader may get any of it.</summary>
/// <param name="ReleaseAt">Milliseconds since 1970; null: it is released by hand.</param>
/// <param name="By">Who did it; <see cref="DeskSubjects.Server"/> when its time had come.</param>
/// <param name="From">From where, as <see cref="Keys.Origin"/> says it.</param>
[MessagePackObject]
internal sealed record HeldAct(
    [property: Key(0)] ItemFact Item,
    [property: Key(1)] IReadOnlyList<string> Topics,
    [property: Key(2)] long? ReleaseAt,
    [property: Key(3)] string By,
    [property: Key(4)] string From);
