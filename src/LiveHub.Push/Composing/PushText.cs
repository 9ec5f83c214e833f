using MessagePack;

namespace LiveHub.Push.Composing;

/// <summary>What a phone shows in one language.</summary>
/// <param name="Lang">BCP 47 tag.</param>
/// <param name="Dir"><c>ltr</c> or <c>rtl</c>.</param>
[MessagePackObject]
public sealed record PushText(
    [property: Key(0)] string Lang,
    [property: Key(1)] string Dir,
    [property: Key(2)] string Title,
    [property: Key(3)] string Body);
