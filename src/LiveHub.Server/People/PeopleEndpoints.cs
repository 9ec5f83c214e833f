using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;

namespace LiveHub.Server.People;

/// <summary>The rows of docs/http-api.md that begin with <c>/people</c>, but for the links.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this RouteGroupBuilder api)
    {
        var reads = api.MapGroup("/people").RequireAuthorization(Permissions.Admin).WithMetadata(new NeededPermission(Permissions.Admin));
        reads.MapGet("", ListAsync);
        reads.MapGet("{id}", FindAsync);
        reads.MapGet("{id}/sessions", ListSessions);
        var writes = api.MapGroup("/people").AsWrites(Permissions.Admin);
        writes.MapPost("", AddAsync);
        writes.MapPatch("{id}", ChangeAsync);
        writes.MapDelete("{id}", RemoveAsync);
        writes.MapPost("{id}/sign-out", SignOutAsync);
    }

    private static async Task<Answer> ListAsync(DeskState desk, Passwords passwords, CancellationToken cancellationToken)
    {
        var people = desk.Read(fold => fold.People.All.OrderBy(person => person.Id, StringComparer.Ordinal).ToList());
        var bodies = new JsonArray();
        foreach (var person in people)
            bodies.Add(await BodyOfAsync(person, desk, passwords, cancellationToken));
        return new Answer(new JsonObject { ["people"] = bodies });
    }

    private static async Task<IResult> FindAsync(string id, DeskState desk, Passwords passwords, CancellationToken cancellationToken) =>
        desk.Read(fold => fold.People.Find(id)) is { } person
            ? new Answer(await BodyOfAsync(person, desk, passwords, cancellationToken)) { Revision = person.Revision }
            : Problem.NotFound("There is no such person.");

    private static IResult ListSessions(string id, HttpContext context, DeskState desk, TimeProvider time)
    {
        if (desk.Read(fold => fold.People.Find(id)) is null)
            return Problem.NotFound("There is no such person.");
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var sessions = desk.Read(fold => fold.Sessions.All.Where(session => session.Person == id && session.EndsAt > now).OrderBy(session => session.StartedAt).ToList());
        var own = (context.User.Identity as ActorIdentity)?.Credential;
        return new Answer(new JsonObject
        {
            ["sessions"] = new JsonArray([.. sessions.Select(session => new JsonObject
            {
                ["id"] = session.Id,
                ["startedAt"] = session.StartedAt,
                ["endsAt"] = session.EndsAt,
                ["from"] = session.From,
                ["isThis"] = DeskSubjects.Session(session.Id) == own,
            })]),
        });
    }

    private static async Task<IResult> AddAsync(WriteRequest write, PeopleWrites people, Passwords passwords, DeskWriter writer, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(write, cancel => people.AddAsync(write, cancel), cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        var person = PersonOf(done.Entries[^1]);
        // Of somebody who had the name before.
        if (!done.IsReplay)
            await passwords.RemoveAsync(person.Id, cancellationToken);
        return new Answer(PersonBody.Of(person), StatusCodes.Status201Created)
        {
            Revision = person.Revision,
            Location = $"/api/v1/people/{person.Id}",
            IsReplay = done.IsReplay,
        };
    }

    private static async Task<IResult> ChangeAsync(string id, WriteRequest write, PeopleWrites people, DeskWriter writer, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(write, cancel => people.ChangeAsync(id, write, cancel), cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        var person = PersonOf(done.Entries[^1]);
        return new Answer(PersonBody.Of(person)) { Revision = person.Revision, IsReplay = done.IsReplay };
    }

    private static async Task<IResult> RemoveAsync(
        string id, WriteRequest write, PeopleWrites people, Passwords passwords, OneTimeLinks links, DeskWriter writer, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(write, cancel => people.RemoveAsync(id, write, cancel), cancellationToken);
        if (outcome.Done is not { IsReplay: var isReplay })
            return outcome.Refusal;
        if (!isReplay)
        {
            await passwords.RemoveAsync(id, cancellationToken);
            await links.WithdrawAsync(id, cancellationToken);
        }
        return TypedResults.NoContent();
    }

    private static async Task<IResult> SignOutAsync(string id, WriteRequest write, PeopleWrites people, DeskWriter writer, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(write, cancel => people.NoteAsync(id, PeopleKinds.SignedOut, write, kept: null, cancel), cancellationToken);
        return outcome.Done is null ? outcome.Refusal : TypedResults.NoContent();
    }

    private static async Task<JsonObject> BodyOfAsync(Person person, DeskState desk, Passwords passwords, CancellationToken cancellationToken)
    {
        var body = PersonBody.Of(person);
        body["hasPassword"] = await passwords.HasAsync(person.Id, cancellationToken);
        body["sessions"] = desk.Read(fold => fold.Sessions.All.Count(session => session.Person == person.Id));
        return body;
    }

    private static Person PersonOf(Entry entry) => DeskCodec.Decode<PersonAct>(entry).PersonOf(Subjects.IdOf(entry.Subject), entry.Revision);
}
