using MessagePack;

namespace LiveHub.Protocol;

/// <summary>A human string with its language and direction, so that no reader has to guess either (W3C Note "Strings on the Web").</summary>
/// <param name="Value">Plain text, never markup. Cleaned of control, zero-width and unpaired bidi characters when it was accepted.</param>
/// <param name="Lang">BCP 47 tag, such as <c>ar</c> or <c>en-GB</c>.</param>
/// <param name="Dir"><c>ltr</c> or <c>rtl</c>.</param>
[MessagePackObject]
public sealed record Text(
    [property: Key(0)] string Value,
    [property: Key(1)] string Lang,
    [property: Key(2)] string Dir)
{
    public const string Ltr = "ltr";
    public const string Rtl = "rtl";
}
