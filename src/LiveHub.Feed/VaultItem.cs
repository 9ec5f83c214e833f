namespace LiveHub.Feed;

/// <summary>An item of the vault.</summary>
/// <param name="Version">Names this state of it.</param>
/// <param name="Until">When its time is over, in milliseconds since 1970 by the store's clock; null: never.</param>
public sealed record VaultItem(string Id, long Version, ReadOnlyMemory<byte> Bytes, long? Until);
