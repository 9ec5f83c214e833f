using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Alerts;

/// <summary>Proposes what happens to alerts on the desk: fired, updated, cleared. The publisher brings it into the feed.</summary>
internal sealed class AlertWrites(DeskLog desk, FeedReads reads, TimeProvider time)
{
    public async ValueTask<Proposal> FireAsync(WriteRequest write, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var id = form.Optional("id", null, null, field => field.Slug()) ?? RandomId.Next();
        var topics = form.Optional("topics", [], [], field => field.List(0, 10, topic => topic.Slug()));
        var alert = AlertForm.Fired(form, Now());
        form.Finish();
        await reads.CheckTopicsAsync(topics, "/topics", errors, cancellationToken);
        if (alert.Item is { } item && Slug.IsValid(item) && await reads.HeadAsync(Subjects.Item(item), cancellationToken) is null)
            errors.Add("/item", "unknown-item", $"There is no item {item}.");
        if (errors.Any)
            return Problem.Invalid(errors);
        if (TopicScope.Refuse(write.Key, topics) is { } refusal)
            return refusal;
        if (form.Has("id") && await HeadAsync(id, cancellationToken) is not null)
            return Problem.Exists($"There is an alert {id} already.");
        return DraftOf(id, 0, DeskKinds.AlertFired, new AlertAct(alert, [.. topics.Distinct(StringComparer.Ordinal)], write.Key.Id));
    }

    public ValueTask<Proposal> UpdateAsync(string id, WriteRequest write, CancellationToken cancellationToken) =>
        ReviseAsync(id, write, DeskKinds.AlertUpdated, AlertForm.Updated, cancellationToken);

    public ValueTask<Proposal> ClearAsync(string id, WriteRequest write, CancellationToken cancellationToken) =>
        ReviseAsync(id, write, DeskKinds.AlertCleared, AlertForm.Cleared, cancellationToken);

    private async ValueTask<Proposal> ReviseAsync(
        string id, WriteRequest write, string kind, Func<ObjectReader, AlertFact, long, AlertFact> revise, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(id) || await HeadAsync(id, cancellationToken) is not { } head || DeskCodec.AlertOf(head) is not { } act)
            return Problem.NotFound($"There is no alert {id}.");
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var revised = revise(form, act.Fact, Now());
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        if (write.Precondition.Refuse() is { } missing)
            return missing;
        if (TopicScope.Refuse(write.Key, act.Topics) is { } refusal)
            return refusal;
        if (act.Fact.Clearance is not null)
            return Problem.Cleared();
        if (!write.Precondition.Holds(head.Revision))
            return Problem.RevisionConflict(AlertAnswers.Pending(id, head.Revision, act, AlertStates.Of(act.Fact, Now())));
        return DraftOf(id, head.Revision, kind, act with { Fact = revised, By = write.Key.Id });
    }

    private ValueTask<Entry?> HeadAsync(string id, CancellationToken cancellationToken) =>
        desk.Log.ReadHeadAsync(DeskSubjects.Alert(id), cancellationToken);

    private static Draft DraftOf(string id, long builtOn, string kind, AlertAct act) =>
        new(DeskSubjects.Alert(id), builtOn, kind, Routing.Everyone, DeskCodec.Encode(act));

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
