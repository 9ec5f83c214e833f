using MessagePack;

namespace LiveHub.Server.People;

/// <summary>Sign-ins that were tried and have not succeeded.</summary>
/// <param name="LockedUntil">Milliseconds since 1970; 0: not locked.</param>
[MessagePackObject]
internal sealed record Tries([property: Key(0)] int Count, [property: Key(1)] long LockedUntil);
