using LiveHub.Protocol;

namespace LiveHub.Client;

/// <summary>An entry that changed a view, and how.</summary>
/// <param name="Ahead">True for an alert that came before its turn; it is not reported again when its turn comes.</param>
public sealed record AppliedEntry(WireEntry Entry, EntryEffect Effect, bool Ahead);
