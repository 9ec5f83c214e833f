namespace LiveHub.Feed;

/// <summary>What a node said on the board.</summary>
public sealed record NodeNote(string Node, ReadOnlyMemory<byte> Note);
