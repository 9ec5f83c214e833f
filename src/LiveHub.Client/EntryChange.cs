using LiveHub.Protocol;

namespace LiveHub.Client;

/// <summary>An entry changed the view. Entries come in feed order and no revision comes twice; only alerts sent ahead come early.</summary>
public sealed record EntryChange(LiveView View, WireEntry Entry, EntryEffect Effect, bool Ahead) : LiveChange(View);
