using MessagePack;

namespace LiveHub.Protocol;

/// <summary>All that is being edited, on whichever node, sorted by subject.</summary>
[MessagePackObject]
public sealed record Edits([property: Key(0)] IReadOnlyList<EditLease> Leases);
