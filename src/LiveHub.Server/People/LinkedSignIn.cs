using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Sessions;

namespace LiveHub.Server.People;

/// <summary>The end of a one-time link: the password is set and the person signed in.</summary>
internal sealed class LinkedSignIn(Passwords passwords, Lockout lockout, SessionWrites sessions, DeskState desk)
{
    public async Task<IResult> SetAsync(string id, string password, HttpContext context, WriteRequest write, CancellationToken cancellationToken)
    {
        if (desk.Read(fold => fold.People.Find(id)) is not { } person)
            return Problem.LinkUsed();
        await passwords.SetAsync(id, password, cancellationToken);
        await lockout.ForgiveAsync(id, context, cancellationToken);
        var outcome = await sessions.StartAsync(person, write.RepeatedAs(person.Actor, person.Actor.Id, "session", id), cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        return desk.Read(fold => fold.Sessions.Find(Subjects.IdOf(done.Entries[^1].Subject))) is { } session
            ? await SessionEndpoints.AnswerSignInAsync(context, person, session, StatusCodes.Status201Created, done.IsReplay)
            : Problem.SessionEnded();
    }
}
