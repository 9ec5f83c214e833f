namespace LiveHub.Server.History;

/// <summary>Where to find an act on the desk that belongs to an alert.</summary>
internal sealed record HistoryAct(long Offset, string Subject, string Kind);
