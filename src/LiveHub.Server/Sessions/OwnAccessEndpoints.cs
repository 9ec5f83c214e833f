using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using LiveHub.Server.People;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Sessions;

/// <summary>What people do about their own access: another password, a key for the terminal.</summary>
internal static class OwnAccessEndpoints
{
    private const int NameLimit = 100;

    public static void MapOwnAccess(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/session").AsOpenWrites();
        own.MapPost("password", SetPasswordAsync);
        own.MapPost("key", MakeKeyAsync);
        own.MapDelete("key", RevokeKeyAsync).RequireAuthorization();
    }

    private static async Task<IResult> SetPasswordAsync(
        HttpContext context, WriteRequest write, SignIn signIn, Passwords passwords, PeopleWrites people, DeskState desk, DeskWriter writer, CancellationToken cancellationToken)
    {
        if (SessionEndpoints.Find(context, desk) is var (session, refusal) && session is null)
            return refusal;
        var person = desk.Read(fold => fold.People.Find(session.Person));
        var form = new ObjectReader(write.Body, "", write.Errors);
        var current = form.Required("current", "", field => field.Verbatim(PasswordRules.Longest));
        var password = form.Required("password", "", field => PasswordRules.Read(field, person?.Id ?? "", person?.Name ?? ""));
        form.Finish();
        if (write.Errors.Any)
            return Problem.Invalid(write.Errors);
        // Somebody else may sit at this browser, so it is asked for and counted as at the door.
        if (await signIn.TryAsync(session.Person, current, context, cancellationToken) is { Person: null, Refusal: var wrong })
            return wrong;
        var mine = write.RepeatedAs(write.By, write.By.Id, "password", session.Id);
        var outcome = await writer.WriteAsync(mine, cancel => people.NoteAsync(session.Person, PeopleKinds.PasswordSet, mine, session.Id, cancel), cancellationToken);
        if (outcome.Done is null)
            return outcome.Refusal;
        await passwords.SetAsync(session.Person, password, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The key acts as the person: what it approves, the person has approved.</summary>
    private static async Task<IResult> MakeKeyAsync(HttpContext context, WriteRequest write, DeskState desk, DeskWriter writer, TimeProvider time, CancellationToken cancellationToken)
    {
        if (SessionEndpoints.Find(context, desk) is var (session, refusal) && session is null)
            return refusal;
        var form = new ObjectReader(write.Body, "", write.Errors);
        var name = form.Kept("name", "terminal", field => field.Word(NameLimit));
        form.Finish();
        if (write.Errors.Any)
            return Problem.Invalid(write.Errors);
        var secret = KeySecret.Next();
        var act = new KeyAct(
            name, write.By.Permissions, write.By.Topics, KeySecret.HashOf(secret), time.GetUtcNow().ToUnixTimeMilliseconds(), write.By.Id, write.From, session.Person);
        var outcome = await writer.WriteAsync(
            write, new Draft(DeskSubjects.Key(RandomId.Next()), 0, DeskKinds.KeyAdded, Routing.Everyone, DeskCodec.Encode(act)), cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        var body = new JsonObject { ["id"] = Subjects.IdOf(done.Entries[^1].Subject), ["name"] = name, ["person"] = session.Person };
        // As with other keys: a repeated request made no new one, and the first secret is not kept anywhere.
        if (!done.IsReplay)
            body["key"] = secret;
        return new Answer(body, StatusCodes.Status201Created) { IsReplay = done.IsReplay };
    }

    /// <summary>Ends the personal key that the request came with.</summary>
    private static async Task<IResult> RevokeKeyAsync(HttpContext context, WriteRequest write, DeskLog log, DeskState desk, DeskWriter writer, CancellationToken cancellationToken)
    {
        if (context.User.Identity is not ActorIdentity { AuthenticationType: KeyAuthentication.Scheme, Credential: var subject }
            || await log.Log.ReadHeadAsync(subject, cancellationToken) is not { Kind: DeskKinds.KeyAdded } head)
            return Problem.KeyRequired();
        var act = DeskCodec.Decode<KeyAct>(head);
        if (act.Person is null)
            return Problem.NotPermitted(Permissions.Admin);
        var ended = DeskCodec.Encode(act with { By = write.By.Id, From = write.From });
        var outcome = await writer.WriteAsync(write, new Draft(subject, head.Revision, DeskKinds.KeyRevoked, Routing.Everyone, ended), cancellationToken);
        return outcome.Done is null ? outcome.Refusal : TypedResults.NoContent();
    }
}
