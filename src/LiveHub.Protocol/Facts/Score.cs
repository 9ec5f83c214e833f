using MessagePack;

namespace LiveHub.Protocol;

/// <summary>How a game stands.</summary>
/// <param name="Clock">How far it is, such as <c>67'</c>, in the item's language.</param>
/// <param name="State">One of <see cref="ScoreStates"/>.</param>
[MessagePackObject]
public sealed record Score(
    [property: Key(0)] Team Home,
    [property: Key(1)] Team Away,
    [property: Key(2)] Text? Clock = null,
    [property: Key(3)] string State = ScoreStates.Live);
