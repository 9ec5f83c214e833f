namespace LiveHub.Client;

/// <summary>The whole view was replaced: at the start, and whenever the server could not go on from the cursor.</summary>
public sealed record SnapshotChange(LiveView View) : LiveChange(View);
