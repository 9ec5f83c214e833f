using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Timers;

namespace LiveHub.Server.Desk.Drafts;

/// <summary>The drafts of one history of the desk, and the alerts that went out in the last day. Guarded by the state that owns it.</summary>
internal sealed class DraftFold : IDeskFold
{
    /// <summary>In milliseconds: how long an alert counts as repeated when it is sent again, and how long what is closed is listed.</summary>
    public const long Day = 24 * 60 * 60 * 1000;

    private readonly Dictionary<string, DeskDraft> _drafts = new(StringComparer.Ordinal);
    private readonly Queue<DeskDraft> _closed = new();
    private readonly Queue<RecentAlert> _recent = new();

    /// <summary>Open ones, and those closed within about a day.</summary>
    public IEnumerable<DeskDraft> Drafts => _drafts.Values;

    /// <summary>Oldest first, of about the last day.</summary>
    public IEnumerable<RecentAlert> Recent => _recent;

    /// <summary>What goes out by itself, and when.</summary>
    public IEnumerable<Due> Timed() => _drafts.Values.Where(draft => draft.FiresAt is not null)
        .Select(draft => new Due(DeskSubjects.Draft(draft.Id), draft.Revision, draft.FiresAt ?? 0));

    public DeskDraft? Find(string id) => _drafts.GetValueOrDefault(id);

    /// <remarks>A damaged entry changes nothing and is a <c>MessagePackSerializationException</c>.</remarks>
    public void Apply(Entry entry)
    {
        if (entry.Kind == DeskKinds.AlertFired)
            Note(entry, DeskCodec.Decode<AlertAct>(entry));
        else if (DraftKinds.IsDraft(entry.Kind))
            Take(DeskDraft.Of(entry));
    }

    private void Take(DeskDraft draft)
    {
        _drafts[draft.Id] = draft;
        if (DraftStates.IsClosed(draft.Act.State))
            _closed.Enqueue(draft);
        while (_closed.TryPeek(out var old) && old.Time < draft.Time - Day)
        {
            _closed.Dequeue();
            // Another act may have followed: a cancelled draft can be saved again.
            if (ReferenceEquals(_drafts.GetValueOrDefault(old.Id), old))
                _drafts.Remove(old.Id);
        }
    }

    private void Note(Entry entry, AlertAct act)
    {
        _recent.Enqueue(new RecentAlert(Subjects.IdOf(entry.Subject), entry.Time, act.By, act.Topics, act.Fact.Texts, act.Fact.Item));
        while (_recent.TryPeek(out var old) && old.At < entry.Time - Day)
            _recent.Dequeue();
    }
}
