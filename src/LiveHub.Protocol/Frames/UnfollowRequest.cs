using MessagePack;

namespace LiveHub.Protocol;

/// <summary>Ends the follow; the connection stays and gets beats only.</summary>
/// <param name="Set">The set to leave; ignored when it is not the current one. Null: whichever it is.</param>
[MessagePackObject]
public sealed record UnfollowRequest([property: Key(0)] string? Set = null);
