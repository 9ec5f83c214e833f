using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using LiveHub.Server.People;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Requests;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Sessions;

/// <summary>The rows of docs/http-api.md that begin with <c>/session</c>.</summary>
internal static class SessionEndpoints
{
    private const int NameLimit = 100;

    public static void MapSessions(this RouteGroupBuilder api)
    {
        api.MapGet("/session", Show);
        api.MapGroup("/session").AsSignIn().MapPost("", SignInAsync);
        api.MapGroup("/session").AsOpenWrites().MapDelete("", SignOutAsync);
    }

    /// <summary>Marks endpoints that take a password or a link.</summary>
    public static RouteGroupBuilder AsSignIn(this RouteGroupBuilder group) => group.AsOpenWrites().WithMetadata(SignInEndpoint.Mark);

    /// <summary>The answer to whoever is signed in: who it is, and what every write needs.</summary>
    public static async Task<IResult> AnswerSignInAsync(HttpContext context, Person person, Session session, int status, bool isReplay)
    {
        await SessionCookie.SignInAsync(context, session.Id);
        return new Answer(BodyOf(context, person, session), status) { IsReplay = isReplay };
    }

    private static IResult Show(HttpContext context, DeskState desk)
    {
        if (Find(context, desk) is var (session, refusal) && session is null)
            return refusal;
        return desk.Read(fold => fold.People.Find(session.Person)) is { } person ? new Answer(BodyOf(context, person, session)) : Problem.SessionEnded();
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, WriteRequest write, SignIn signIn, SessionWrites sessions, DeskState desk, CancellationToken cancellationToken)
    {
        var form = new ObjectReader(write.Body, "", write.Errors);
        var name = form.Required("name", "", field => field.Verbatim(NameLimit));
        var password = form.Required("password", "", field => field.Verbatim(PasswordRules.Longest));
        form.Finish();
        if (write.Errors.Any)
            return Problem.Invalid(write.Errors);
        var (person, refusal) = await signIn.TryAsync(name, password, context, cancellationToken);
        if (person is null)
            return refusal;
        // What may be repeated is the sign-in of this person; the password was looked at just now.
        var outcome = await sessions.StartAsync(person, write.RepeatedAs(person.Actor, person.Actor.Id, "session", person.Id), cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        return desk.Read(fold => fold.Sessions.Find(Subjects.IdOf(done.Entries[^1].Subject))) is { } session
            ? await AnswerSignInAsync(context, person, session, StatusCodes.Status201Created, done.IsReplay)
            : Problem.SessionEnded();
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext context, WriteRequest write, SessionWrites sessions, DeskState desk, CancellationToken cancellationToken)
    {
        if (Find(context, desk) is var (session, refusal) && session is null)
            return refusal;
        if ((await sessions.EndAsync(session, write, cancellationToken)) is { Done: null, Refusal: var problem })
            return problem;
        await SessionCookie.SignOutAsync(context);
        return TypedResults.NoContent();
    }

    /// <summary>The session that a request came with, or what to answer without one.</summary>
    public static (Session? Session, IResult Refusal) Find(HttpContext context, DeskState desk)
    {
        if (context.User.Identity is ActorIdentity { AuthenticationType: SessionCookie.Scheme } identity
            && desk.Read(fold => fold.Sessions.Find(Subjects.IdOf(identity.Credential))) is { } session)
            return (session, TypedResults.NoContent());
        return (null, SessionSetup.SchemeOf(context) == SessionCookie.Scheme
            ? context.Features.Get<SessionRefusal>()?.Problem ?? Problem.SessionEnded()
            : Problem.SignInRequired());
    }

    private static JsonObject BodyOf(HttpContext context, Person person, Session session) => new()
    {
        ["person"] = PersonBody.Of(person),
        ["csrf"] = context.RequestServices.GetRequiredService<CsrfTokens>().Make(DeskSubjects.Session(session.Id)),
        ["endsAt"] = session.EndsAt,
        ["idleSeconds"] = (long)context.RequestServices.GetRequiredService<IOptions<SessionOptions>>().Value.Idle.TotalSeconds,
    };
}
