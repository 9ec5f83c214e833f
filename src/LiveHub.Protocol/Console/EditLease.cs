using MessagePack;

namespace LiveHub.Protocol;

/// <summary>Somebody is editing something. It keeps two editors out of each other's way and decides nothing: what is written is judged by its revision.</summary>
/// <param name="Subject">Such as <c>item/match</c>.</param>
/// <param name="Console">As <see cref="EditWish.Console"/>.</param>
/// <param name="By">Id of the key or the person.</param>
/// <param name="Name">Of the key or the person.</param>
/// <param name="Since">When the editing began, in milliseconds since 1970.</param>
[MessagePackObject]
public sealed record EditLease(
    [property: Key(0)] string Subject,
    [property: Key(1)] string Console,
    [property: Key(2)] string By,
    [property: Key(3)] string Name,
    [property: Key(4)] long Since);
