using MessagePack;

namespace LiveHub.Protocol;

/// <summary>How many items of a topic are visible in the languages of the follow set.</summary>
[MessagePackObject]
public sealed record TopicCount(
    [property: Key(0)] string Topic,
    [property: Key(1)] int Count);
