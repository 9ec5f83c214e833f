using LiveHub.Feed;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Desk.Held;
using LiveHub.Server.Desk.Rights;
using LiveHub.Server.History;
using LiveHub.Server.Keys;
using LiveHub.Server.People;
using LiveHub.Server.Publishing.Drafts;
using LiveHub.Server.Publishing.Topics;
using LiveHub.Server.Repair;
using LiveHub.Server.Sessions;

namespace LiveHub.Server.Desk;

/// <summary>What the entries of one history of the desk come to, in parts that know nothing of each other. Guarded by the state that owns it.</summary>
internal sealed class DeskFold
{
    private readonly IDeskFold[] _parts;

    public DeskFold() => _parts = [Keys, KeyMakers, Alerts, Drafts, AlertRules, Held, Media, TopicRules, Repairs, History, People, Sessions];

    /// <summary>The fold holds every entry up to here.</summary>
    public long Offset { get; set; }

    public KeyFold Keys { get; } = new();

    public KeyMakers KeyMakers { get; } = new();

    public AlertFold Alerts { get; } = new();

    public HeldFold Held { get; } = new();

    public DraftFold Drafts { get; } = new();

    public AlertRulesFold AlertRules { get; } = new();

    public MediaFold Media { get; } = new();

    public TopicRulesFold TopicRules { get; } = new();

    public RepairFold Repairs { get; } = new();

    public HistoryFold History { get; } = new();

    public PeopleFold People { get; } = new();

    public SessionFold Sessions { get; } = new();

    /// <summary>The key as it counts now: that of a person allows what the person may, and nothing when there is no such person.</summary>
    public AccessKey? InForce(AccessKey? key) =>
        key?.Person is not { } id ? key : People.Find(id) is { } person ? key with { Actor = person.Actor } : null;

    /// <summary>Whether anybody of these manages keys and people.</summary>
    public bool HasAdmin(Func<AccessKey, bool> keys, Func<Person, bool> people) =>
        Keys.All.Where(keys).Any(key => InForce(key)?.Actor.Allows(Permissions.Admin) == true) || People.All.Where(people).Any(person => person.Actor.Allows(Permissions.Admin));

    /// <summary>Who acts by this id; null for a key that was revoked or a person who is gone.</summary>
    public Actor? FindActor(string id) => Person.IdOf(id) is { } person ? People.Find(person)?.Actor : InForce(Keys.Find(id))?.Actor;

    /// <remarks>A damaged entry changes nothing and is a <c>MessagePackSerializationException</c>.</remarks>
    public void Apply(Entry entry)
    {
        foreach (var part in _parts)
            part.Apply(entry);
    }
}
