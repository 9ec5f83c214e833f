using MessagePack;

namespace LiveHub.Protocol;

/// <summary>Everybody who has a console open, on whichever node, longest there first.</summary>
[MessagePackObject]
public sealed record Presence([property: Key(0)] IReadOnlyList<EditorPresence> Editors);
