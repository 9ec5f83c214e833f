using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Consoles;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using LiveHub.Server.Reading;
using LiveHub.Server.Timers;

namespace LiveHub.Server.Publishing.Topics;

/// <summary>Ends live topics that nobody has written to for as long as the rules say: editors forget to.</summary>
internal sealed class TopicEnds(FeedLog feed, LiveFeed live, TopicSilence silence, DeskState desk, AuditLog audit, ConsoleNudges nudges, TimeProvider time) : ITimed
{
    private static readonly Actor Server = new(DeskSubjects.Server, DeskSubjects.Server, MadeBy: "", [], []);

    public string Kind => "topic-end";

    /// <summary>New items are seen by the loop's own look, once a second: silence is counted in hours.</summary>
    public Task Changed => desk.Changed;

    public IEnumerable<Due> Waiting() => desk.Loaded.IsCompleted && live.Loaded.IsCompleted
        ? [.. silence.Ending().Select(topic => new Due(topic.Head.Subject, topic.Head.Revision, topic.EndsAt))]
        : [];

    public async ValueTask<bool> FireAsync(Due due, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        // Asked anew: somebody may have written since.
        if (!silence.Ending().Any(topic => topic.Head.Subject == due.Subject && topic.Head.Revision == due.Revision && topic.EndsAt <= now))
            return false;
        if (await feed.Log.ReadHeadAsync(due.Subject, cancellationToken) is not { } head || head.Revision != due.Revision)
            return false;
        var ended = TopicLife.Enter(FeedReads.FactOf<TopicFact>(head), TopicStates.Ended, now) with { UpdatedAt = now };
        var draft = new Draft(due.Subject, head.Revision, EntryKinds.TopicState, head.Routing, FactCodec.Encode(ended));
        if (await feed.Log.AppendAsync(new AppendRequest([draft]), cancellationToken) is not AppendResult.Appended done)
            return false;
        audit.Accepted(Server, done);
        nudges.LookAgain(due.Subject);
        return true;
    }
}
