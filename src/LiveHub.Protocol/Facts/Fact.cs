namespace LiveHub.Protocol;

/// <summary>What an entry says: the whole state of its subject at that revision, never a difference. Immutable.</summary>
/// <remarks>A reader that holds the newest fact of a subject needs no older one. MessagePack bytes of a fact are both its stored and its wire form.</remarks>
public abstract record Fact;
