using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.People;

namespace LiveHub.Server.History;

/// <summary>Which acts of the desk belong to which alert. What they say is read from the log when somebody asks: years of alerts are a few megabytes here.</summary>
internal sealed class HistoryFold : IDeskFold
{
    private readonly Dictionary<string, AlertHistory> _alerts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public IEnumerable<AlertHistory> Alerts => _alerts.Values;

    public AlertHistory? Find(string id) => _alerts.GetValueOrDefault(id);

    /// <summary>The last name of an actor, also of one who is gone.</summary>
    public string? NameOf(string actor) => _names.GetValueOrDefault(actor);

    public void Apply(Entry entry)
    {
        if (entry.Kind == DeskKinds.KeyAdded)
            _names[Subjects.IdOf(entry.Subject)] = DeskCodec.Decode<KeyAct>(entry).Name;
        else if (PeopleKinds.IsOne(entry.Kind) && DeskCodec.Decode<PersonAct>(entry).PersonOf(Subjects.IdOf(entry.Subject), entry.Revision).Actor is var person)
            _names[person.Id] = person.Name;
        // Tenths of a send that is under way are told by its end.
        if (AlertOf(entry) is not { } id || entry.Kind == PushKinds.Progressed)
            return;
        var history = _alerts.GetValueOrDefault(id) ?? AlertHistory.None with { Id = id };
        var place = entry.Kind == DeskKinds.AlertFired ? entry.Offset
            : entry.Kind == DraftKinds.Submitted ? history.Place ?? entry.Offset
            : history.Place;
        _alerts[id] = history with { Acts = [.. history.Acts, new HistoryAct(entry.Offset, entry.Subject, entry.Kind)], Place = place };
    }

    /// <summary>Null for what is about something else, or is no alert for the public.</summary>
    private static string? AlertOf(Entry entry)
    {
        if (entry.Subject.StartsWith(Subjects.AlertPrefix, StringComparison.Ordinal) || DraftKinds.IsDraft(entry.Kind))
            return Subjects.IdOf(entry.Subject);
        // The canary's name is no slug. Tests have names of their own, and as nobody fires them they never get a place.
        return SendId.Of(entry.Subject) is { } send && Slug.IsValid(send.Alert) ? send.Alert : null;
    }
}
