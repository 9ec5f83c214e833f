using MessagePack;

namespace LiveHub.Protocol;

/// <summary>An outlet where readers can follow a topic.</summary>
/// <remarks>Links to the same address are one outlet, labelled in several languages: a reader is shown the label of theirs, else the first.</remarks>
/// <param name="Kind">What sort of outlet, such as <c>app</c>, <c>web-push</c>, <c>social</c>, <c>feed</c>.</param>
/// <param name="Url">Absolute http(s) address.</param>
[MessagePackObject]
public sealed record FollowLink(
    [property: Key(0)] string Kind,
    [property: Key(1)] string Url,
    [property: Key(2)] Text Label);
