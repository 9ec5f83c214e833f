using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Desk;

namespace LiveHub.Server.History;

/// <summary>Which acts of the desk belong to which alert. What they say is read from the log when somebody asks: years of alerts are a few megabytes here.</summary>
internal sealed class HistoryFold : IDeskFold
{
    private readonly Dictionary<string, AlertHistory> _alerts = new(StringComparer.Ordinal);

    public IEnumerable<AlertHistory> Alerts => _alerts.Values;

    public AlertHistory? Find(string id) => _alerts.GetValueOrDefault(id);

    public void Apply(Entry entry)
    {
        // Tenths of a send that is under way are told by its end.
        if (AlertOf(entry) is not { } id || entry.Kind == PushKinds.Progressed)
            return;
        var history = _alerts.GetValueOrDefault(id) ?? AlertHistory.None with { Id = id };
        var place = entry.Kind == DeskKinds.AlertFired ? entry.Offset : history.Place;
        _alerts[id] = history with { Acts = [.. history.Acts, new HistoryAct(entry.Offset, entry.Subject, entry.Kind)], Place = place };
    }

    /// <summary>Null for what is about something else, or is no alert for the public.</summary>
    private static string? AlertOf(Entry entry)
    {
        if (entry.Subject.StartsWith(Subjects.AlertPrefix, StringComparison.Ordinal))
            return Subjects.IdOf(entry.Subject);
        // The canary's name is no slug. Tests have names of their own, and as nobody fires them they never get a place.
        return SendId.Of(entry.Subject) is { } send && Slug.IsValid(send.Alert) ? send.Alert : null;
    }
}
