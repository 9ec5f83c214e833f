using MessagePack;

namespace LiveHub.Protocol;

/// <summary>What an editor has open.</summary>
/// <param name="Subject">Such as <c>item/7f3k</c>, 200 characters at most; null for nothing in particular.</param>
[MessagePackObject]
public sealed record Whereabouts([property: Key(0)] string? Subject);
