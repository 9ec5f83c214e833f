using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.People;

namespace LiveHub.Server.Sessions;

/// <summary>The sessions that nobody has ended. Those whose time is over are forgotten when the next one starts; whoever asks looks at the clock.</summary>
internal sealed class SessionFold : IDeskFold
{
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    public IEnumerable<Session> All => _sessions.Values;

    public Session? Find(string id) => _sessions.GetValueOrDefault(id);

    public void Apply(Entry entry)
    {
        var id = Subjects.IdOf(entry.Subject);
        if (entry.Kind == SessionKinds.Started)
        {
            var act = DeskCodec.Decode<SessionAct>(entry);
            Remove(session => session.EndsAt <= entry.Time);
            _sessions[id] = new Session(id, act.Person, entry.Time, act.EndsAt, act.From);
        }
        else if (entry.Kind == SessionKinds.Ended)
        {
            _sessions.Remove(id);
        }
        else if (PeopleKinds.EndsAccess(entry.Kind))
        {
            var kept = DeskCodec.Decode<PersonAct>(entry).Kept;
            Remove(session => session.Person == id && session.Id != kept);
        }
    }

    private void Remove(Func<Session, bool> which)
    {
        foreach (var session in _sessions.Values.Where(which).ToList())
            _sessions.Remove(session.Id);
    }
}
