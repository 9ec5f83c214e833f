namespace LiveHub.Server.History;

/// <summary>All acts of an alert, from its first draft to the end of its sends. Immutable.</summary>
/// <param name="Place">Offset of the act by which it stands in the history: when it was fired, else when it was first asked for; null: nobody has asked yet.</param>
internal sealed record AlertHistory(string Id, IReadOnlyList<HistoryAct> Acts, long? Place)
{
    public static readonly AlertHistory None = new("", [], Place: null);
}
