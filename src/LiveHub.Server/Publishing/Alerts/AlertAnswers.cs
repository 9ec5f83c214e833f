using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Publishing.Drafts;

namespace LiveHub.Server.Publishing.Alerts;

/// <summary>Writes alert acts to the desk and answers with their place in the feed when the publisher is quick enough.</summary>
internal sealed class AlertAnswers(
    DeskLog desk, LogWriter writer, Publisher publisher, PublishedAlerts published, DraftAnswers drafts, TimeProvider time)
{
    /// <summary>How long an editor waits for the feed position. After it the answer is 202 and the alert goes out all the same.</summary>
    private static readonly TimeSpan PublishTime = TimeSpan.FromSeconds(2);

    /// <param name="status">Of the answer when the alert is in the feed.</param>
    public async Task<IResult> WriteAsync(
        WriteRequest write, int status, Func<CancellationToken, ValueTask<Proposal>> propose, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(desk.Log, write, propose, isConfirmed: true, cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        var act = done.Entries[^1];
        // It waits for somebody, or for its time.
        if (DraftKinds.IsDraft(act.Kind))
            return await drafts.AnswerAsync(done, StatusCodes.Status202Accepted, cancellationToken);
        drafts.Tell(done);
        var found = await FindPublishedAsync(act, done.Durability, cancellationToken);
        var id = Subjects.IdOf(act.Subject);
        var body = found ?? Pending(id, act.Revision, DeskCodec.Decode<AlertAct>(act), AlertStates.Pending);
        body["phones"] = done.Entries.Any(entry => entry.Kind == PushKinds.Ordered);
        return new Answer(body, found is null ? StatusCodes.Status202Accepted : status)
        {
            Revision = act.Revision,
            Location = act.Revision == 1 ? $"/api/v1/alerts/{id}" : null,
            IsReplay = done.IsReplay,
        };
    }

    /// <summary>An alert as the desk knows it: without a place in the feed.</summary>
    public static JsonObject Pending(string id, long revision, AlertAct act, string state)
    {
        var resource = Resource.Of(Subjects.Alert(id), act.Fact, Routing.Of(act.Topics, []), revision, first: null, position: null, time: null);
        resource["state"] = state;
        return resource;
    }

    private async Task<JsonObject?> FindPublishedAsync(Entry act, Durability durability, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.WaitForAsync(act.Offset, cancellationToken).WaitAsync(PublishTime, time, cancellationToken);
            return await published.FindAsync(act.Subject, act.Revision, durability, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or LogUnavailableException)
        {
            // The act is durable on the desk; the publisher goes on until it is in the feed.
            return null;
        }
    }
}
