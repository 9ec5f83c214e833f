using LiveHub.Feed;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using LiveHub.Server.People;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Finds who stands behind an id, as the desk itself says: this node's fold may be a moment behind a revocation.</summary>
internal sealed class ActorsInForce(DeskLog desk, DeskState state)
{
    /// <summary>A chain of keys that made keys; longer ones do not happen.</summary>
    private const int LongestChain = 16;

    /// <summary>Null when the key was revoked or the person removed.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async ValueTask<Actor?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (Person.IdOf(id) is { } person)
            return await desk.Log.ReadHeadAsync(DeskSubjects.Person(person), cancellationToken) is { } act && PeopleKinds.IsOne(act.Kind) && act.Kind != PeopleKinds.Removed
                ? DeskCodec.Decode<PersonAct>(act).PersonOf(person, act.Revision).Actor
                : null;
        return await desk.Log.ReadHeadAsync(DeskSubjects.Key(id), cancellationToken) is { Kind: DeskKinds.KeyAdded } head ? DeskCodec.Decode<KeyAct>(head).ActorOf(id) : null;
    }

    /// <summary>Whether one human may stand behind two actors: they are the same, or one has seen the secret of the other, or of a key that made the other.</summary>
    public bool MayBeOne(Actor one, Actor other) => Makers(one).Contains(other.Id) || Makers(other).Contains(one.Id);

    /// <summary>The actor and whoever has seen its secret.</summary>
    private HashSet<string> Makers(Actor actor)
    {
        var makers = new HashSet<string>(StringComparer.Ordinal) { actor.Id };
        for (var maker = actor.MadeBy; maker.Length > 0 && makers.Count < LongestChain && makers.Add(maker);)
            maker = state.Read(fold => fold.KeyMakers.MakerOf(maker));
        return makers;
    }
}
