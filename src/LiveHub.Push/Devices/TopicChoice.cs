using MessagePack;

namespace LiveHub.Push.Devices;

/// <summary>A topic that a device follows.</summary>
/// <param name="Topic">Slug of the topic.</param>
/// <param name="Priority">1 to 100. When a device asks for more topics than are kept, those of the lowest priority go.</param>
[MessagePackObject]
public sealed record TopicChoice([property: Key(0)] string Topic, [property: Key(1)] int Priority = TopicChoice.StandardPriority)
{
    public const int StandardPriority = 50;
}
