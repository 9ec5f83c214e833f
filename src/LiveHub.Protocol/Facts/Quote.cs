using MessagePack;

namespace LiveHub.Protocol;

/// <summary>Somebody's words.</summary>
/// <param name="Role">The speaker's office or the medium spoken to.</param>
[MessagePackObject]
public sealed record Quote(
    [property: Key(0)] Text Words,
    [property: Key(1)] Text Speaker,
    [property: Key(2)] Text? Role = null);
