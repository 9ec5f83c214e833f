using MessagePack;

namespace LiveHub.Protocol;

/// <summary>Something has changed: read it again.</summary>
/// <param name="Subject">Such as <c>alert/storm</c> or <c>key/first</c>.</param>
[MessagePackObject]
public sealed record Nudge([property: Key(0)] string Subject);
