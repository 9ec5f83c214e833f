using MessagePack;

namespace LiveHub.Protocol;

/// <summary>A picture, video or sound that belongs to an item; only its address travels.</summary>
/// <param name="Kind"><c>photo</c>, <c>video</c> or <c>audio</c>.</param>
/// <param name="Url">Absolute http(s) address.</param>
/// <param name="Alt">Says what is to be seen, for those who do not see it.</param>
/// <param name="Credit">Names the maker or agency; its language often differs from the item's.</param>
/// <param name="Width">Pixels; lets a page reserve the space.</param>
/// <param name="Height">Pixels.</param>
[MessagePackObject]
public sealed record Media(
    [property: Key(0)] string Kind,
    [property: Key(1)] string Url,
    [property: Key(2)] Text Alt,
    [property: Key(3)] Text? Caption = null,
    [property: Key(4)] Text? Credit = null,
    [property: Key(5)] int? Width = null,
    [property: Key(6)] int? Height = null);
