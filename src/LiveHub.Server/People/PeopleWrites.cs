using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Requests;

namespace LiveHub.Server.People;

/// <summary>Proposes what happens to people on the desk.</summary>
internal sealed class PeopleWrites(DeskLog desk, DeskState state)
{
    public async ValueTask<Proposal> AddAsync(WriteRequest write, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var (id, person) = PersonForm.Read(form, basis: null);
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        // Who was removed may come back: the subject goes on.
        var head = await HeadAsync(id, cancellationToken);
        return head is null or { Kind: PeopleKinds.Removed }
            ? Next(id, head, PeopleKinds.Added, ActOf(person, write))
            : Problem.Exists($"There is somebody called {id} already.");
    }

    /// <summary>The first person of the store. Its other subject can be made once, so that of two links one counts.</summary>
    public async ValueTask<Proposal> WelcomeAsync(Person person, WriteRequest write, CancellationToken cancellationToken)
    {
        if (state.Read(fold => fold.People.WasAny))
            return Problem.LinkUsed();
        var act = ActOf(person, write with { By = person.Actor });
        return new Proposal(
            [
                new Draft(DeskSubjects.Welcome, 0, PeopleKinds.Welcomed, Routing.Everyone, DeskCodec.Encode(act)),
                Next(person.Id, await HeadAsync(person.Id, cancellationToken), PeopleKinds.Added, act),
            ],
            Refusal: null);
    }

    public async ValueTask<Proposal> ChangeAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        var (head, act, refusal) = await FindAsync(id, write, cancellationToken);
        if (head is null || act is null)
            return refusal;
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var (_, person) = PersonForm.Read(form, act.PersonOf(id, head.Revision));
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        if (write.Precondition.Refuse() is { } missing)
            return missing;
        if (!write.Precondition.Holds(head.Revision))
            return Problem.RevisionConflict(PersonBody.Of(act.PersonOf(id, head.Revision)));
        return !person.Actor.Allows(Permissions.Admin) && IsLastAdmin(id) ? Problem.LastAdmin() : Next(id, head, PeopleKinds.Changed, ActOf(person, write));
    }

    public async ValueTask<Proposal> RemoveAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        var (head, act, refusal) = await FindAsync(id, write, cancellationToken);
        if (head is null || act is null)
            return refusal;
        return IsLastAdmin(id) ? Problem.LastAdmin() : Next(id, head, PeopleKinds.Removed, ActOf(act.PersonOf(id, head.Revision), write));
    }

    /// <summary>Something that leaves the person as it is: invited, a password set, signed out everywhere.</summary>
    /// <param name="kept">Id of the one session that goes on.</param>
    public async ValueTask<Proposal> NoteAsync(string id, string kind, WriteRequest write, string? kept, CancellationToken cancellationToken)
    {
        var (head, act, refusal) = await FindAsync(id, write, cancellationToken);
        return head is null || act is null ? refusal : Next(id, head, kind, ActOf(act.PersonOf(id, head.Revision), write, kept));
    }

    private async ValueTask<(Entry? Head, PersonAct? Act, Problem Refusal)> FindAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        if (write.Errors.Any)
            return (null, null, Problem.Invalid(write.Errors));
        return await HeadAsync(id, cancellationToken) is { } head && head.Kind != PeopleKinds.Removed
            ? (head, DeskCodec.Decode<PersonAct>(head), Problem.NotFound(""))
            : (null, null, Problem.NotFound("There is no such person."));
    }

    private async ValueTask<Entry?> HeadAsync(string id, CancellationToken cancellationToken) =>
        Slug.IsValid(id) ? await desk.Log.ReadHeadAsync(DeskSubjects.Person(id), cancellationToken) : null;

    private bool IsLastAdmin(string id) => !state.Read(fold => fold.HasAdmin(key => key.Person != id, person => person.Id != id));

    private static Draft Next(string id, Entry? head, string kind, PersonAct act) =>
        new(DeskSubjects.Person(id), head?.Revision ?? 0, kind, Routing.Everyone, DeskCodec.Encode(act));

    private static PersonAct ActOf(Person person, WriteRequest write, string? kept = null) =>
        new(person.Name, person.Permissions, person.Topics, person.Language, write.By.Id, write.From, kept);
}
