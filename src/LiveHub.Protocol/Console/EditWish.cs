using MessagePack;

namespace LiveHub.Protocol;

/// <summary>An editor wants to change something, or has done with it.</summary>
/// <param name="Subject">Such as <c>item/match</c> or <c>draft/storm</c>.</param>
/// <param name="Console">A name that the console made up for itself; it keeps it when it comes back after a drop, and so what it was editing.</param>
/// <param name="TakesOver">Also when somebody else is editing it.</param>
[MessagePackObject]
public sealed record EditWish(
    [property: Key(0)] string Subject,
    [property: Key(1)] string Console,
    [property: Key(2)] bool TakesOver = false);
