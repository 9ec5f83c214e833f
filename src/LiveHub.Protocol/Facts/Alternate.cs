using MessagePack;

namespace LiveHub.Protocol;

/// <summary>The same story in another language.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Id">Item id, without the <c>item/</c>.</param>
[MessagePackObject]
public sealed record Alternate(
    [property: Key(0)] string Language,
    [property: Key(1)] string Id);
