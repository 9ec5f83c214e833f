using MessagePack;

namespace LiveHub.Server.Repair;

/// <summary>An entry that was acknowledged once and is in the log no more.</summary>
/// <param name="Time">When it was appended, in milliseconds since 1970.</param>
/// <param name="Headline">What an editor knows it by; null where there is none.</param>
[MessagePackObject]
internal sealed record LostEntry(
    [property: Key(0)] string Subject,
    [property: Key(1)] long Revision,
    [property: Key(2)] string Kind,
    [property: Key(3)] long Time,
    [property: Key(4)] string? Headline);
