using LiveHub.Feed;
using LiveHub.Server.Desk;
using LiveHub.Server.People;
using LiveHub.Server.Publishing;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Sessions;

/// <summary>Starts and ends sessions on the desk.</summary>
internal sealed class SessionWrites(DeskWriter writer, IOptions<SessionOptions> options, TimeProvider time)
{
    /// <param name="write">Its key must not be drawn from the password; the desk keeps it for a day.</param>
    /// <returns>The entry that started the session, which this node knows by then; for a repeated request that of the first time.</returns>
    public Task<WriteOutcome> StartAsync(Person person, WriteRequest write, CancellationToken cancellationToken)
    {
        var act = new SessionAct(person.Id, (time.GetUtcNow() + options.Value.Longest).ToUnixTimeMilliseconds(), person.Actor.Id, write.From);
        return writer.WriteAsync(write, new Draft(DeskSubjects.Session(RandomId.Next()), 0, SessionKinds.Started, Routing.Everyone, DeskCodec.Encode(act)), cancellationToken);
    }

    public Task<WriteOutcome> EndAsync(Session session, WriteRequest write, CancellationToken cancellationToken)
    {
        var act = new SessionAct(session.Person, session.EndsAt, write.By.Id, write.From);
        return writer.WriteAsync(write, new Draft(DeskSubjects.Session(session.Id), 1, SessionKinds.Ended, Routing.Everyone, DeskCodec.Encode(act)), cancellationToken);
    }
}
