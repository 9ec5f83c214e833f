namespace LiveHub.Server.Status;

/// <summary>A node as it is seen from here.</summary>
/// <param name="Readers">Null: it does not say.</param>
/// <param name="Note">Null: it says nothing of itself, or it is of another version.</param>
internal sealed record NodeStatus(string Name, int? Readers, bool IsDraining, StatusNote? Note);
