namespace LiveHub.Feed.Copying;

/// <summary>An entry as a store keeps it, its envelope unread.</summary>
internal sealed record StoredEntry(long Offset, long Time, EntryLink Link, ReadOnlyMemory<byte> Envelope, ReadOnlyMemory<byte> Body);
