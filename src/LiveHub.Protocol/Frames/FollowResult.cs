using MessagePack;

namespace LiveHub.Protocol;

/// <summary>Answer to <c>Follow</c>. The view itself comes as <c>feed</c> frames, perhaps before this answer.</summary>
/// <param name="Set">Names the follow set; every frame for it carries the same name.</param>
/// <param name="Code">Why it was refused, one of <see cref="GoodbyeCodes"/>; null when accepted.</param>
/// <param name="Message">Says in English what to do about it.</param>
[MessagePackObject]
public sealed record FollowResult(
    [property: Key(0)] bool Accepted,
    [property: Key(1)] string Set,
    [property: Key(2)] string? Code = null,
    [property: Key(3)] string? Message = null);
