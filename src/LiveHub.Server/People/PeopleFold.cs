using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;

namespace LiveHub.Server.People;

/// <summary>Who may sign in.</summary>
internal sealed class PeopleFold : IDeskFold
{
    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);

    /// <summary>Whether there ever was anybody.</summary>
    public bool WasAny { get; private set; }

    public IEnumerable<Person> All => _people.Values;

    public Person? Find(string id) => _people.GetValueOrDefault(id);

    public void Apply(Entry entry)
    {
        if (!PeopleKinds.IsOne(entry.Kind))
            return;
        WasAny = true;
        var id = Subjects.IdOf(entry.Subject);
        if (entry.Kind == PeopleKinds.Removed)
            _people.Remove(id);
        else
            _people[id] = DeskCodec.Decode<PersonAct>(entry).PersonOf(id, entry.Revision);
    }
}
