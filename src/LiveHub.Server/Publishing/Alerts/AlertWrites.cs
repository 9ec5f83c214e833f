using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Push.Composing;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Phones;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing.Drafts;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Alerts;

/// <summary>Proposes what happens to alerts that went out: updated, corrected, cleared, recalled. What goes out comes from a draft.</summary>
/// <remarks>The publisher brings it into the feed, push to phones: what a revision says on the web and on phones is appended together, or not at all.</remarks>
internal sealed class AlertWrites(DeskLog desk, PhoneOrders phones, TimeProvider time)
{
    /// <summary>What a request says of an alert that is estimated or tested; its faults go to the errors.</summary>
    public DraftPlan Read(WriteRequest write, SendKind kind, FieldErrors errors)
    {
        var form = new ObjectReader(write.Body, "", errors);
        var plan = DraftForm.Read(form, id: null, kind, write.By.Id, Now(), isDraft: false);
        form.Finish();
        return plan;
    }

    /// <summary>Changes an alert that others had to agree to only in what they did not look at, and no alert that has ended: both would be another alert that nobody was asked about.</summary>
    public ValueTask<Proposal> UpdateAsync(string id, WriteRequest write, CancellationToken cancellationToken) =>
        ReviseAsync(
        id, write, DeskKinds.AlertUpdated, AlertForm.Updated, follow: null, cancellationToken, refuse: act => RefuseOtherAsync(id, write, act, cancellationToken));

    /// <summary>It ends on the web, and no further phone is sent it. Those that have it keep it; <see cref="RecallAsync"/> takes it from them, also afterwards.</summary>
    public ValueTask<Proposal> ClearAsync(string id, WriteRequest write, CancellationToken cancellationToken) => ReviseAsync(
        id, write, DeskKinds.AlertCleared, AlertForm.Cleared,
        async (_, _) => (null, await phones.StopAsync(id, new PushStop(write.By.Id, "The alert was cleared.", write.From), cancellationToken), null), cancellationToken);

    /// <summary>New text for everybody who was shown the old one, on the web and on phones.</summary>
    public ValueTask<Proposal> CorrectAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        IReadOnlyList<PushText>? texts = null;
        var isSilent = false;
        return ReviseAsync(
            id, write, DeskKinds.AlertUpdated,
            (form, alert, now) =>
            {
                texts = form.Optional("pushTexts", null, null, PhoneForm.ReadTexts);
                isSilent = form.Optional("silent", false, false, field => field.Flag());
                return AlertForm.Corrected(form, alert, now);
            },
            async (alert, errors) => Alone(phones.Amend(SendKind.Correction, id, alert, await phones.FindAsync(id, cancellationToken), texts, isSilent, write.By, errors)),
            cancellationToken, refuse: act => ValueTask.FromResult(RefuseRevival(write, act)));
    }

    /// <summary>Taken back: it ends on the web and is taken from the phones that it reached, as far as they let that happen.</summary>
    public ValueTask<Proposal> RecallAsync(string id, WriteRequest write, CancellationToken cancellationToken) => ReviseAsync(
        id, write, DeskKinds.AlertCleared, AlertForm.Recalled,
        async (alert, errors) => Alone(phones.Amend(
            SendKind.Recall, id, alert, await phones.FindAsync(id, cancellationToken),
            [.. alert.Texts.Select(text => new PushText(text.Lang, text.Dir, Title: "", text.Value))], isSilent: true, write.By, errors)),
        cancellationToken, isRecall: true);

    private static (PushOrder? Order, IReadOnlyList<Draft> Others, Problem? Refusal) Alone((PushOrder? Order, Problem? Refusal) amended) => (amended.Order, [], amended.Refusal);

    private async ValueTask<Proposal> ReviseAsync(
        string id, WriteRequest write, string kind, Func<ObjectReader, AlertFact, long, AlertFact> revise,
        Func<AlertFact, FieldErrors, Task<(PushOrder? Order, IReadOnlyList<Draft> Others, Problem? Refusal)>>? follow, CancellationToken cancellationToken, bool isRecall = false,
        Func<AlertAct, ValueTask<Problem?>>? refuse = null)
    {
        if (!Slug.IsValid(id) || await HeadAsync(id, cancellationToken) is not { } head || DeskCodec.AlertOf(head) is not { } act)
            return Problem.NotFound($"There is no alert {id}.");
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var revised = revise(form, act.Fact, Now());
        form.Finish();
        var (order, others, problem) = follow is null || errors.Any ? default : await follow(revised, errors);
        if (problem is not null)
            return problem;
        if (errors.Any)
            return Problem.Invalid(errors);
        if (write.Precondition.Refuse() is { } missing)
            return missing;
        if (TopicScope.Refuse(write.By, act.Topics) is { } refusal)
            return refusal;
        // What was cleared on the web may still be on phones, and is taken from them once.
        if (act.Fact.Clearance is not null && !(isRecall && order is not null))
            return Problem.Cleared();
        if (!write.Precondition.Holds(head.Revision))
            return Problem.RevisionConflict(AlertAnswers.Pending(id, head.Revision, act, AlertStates.Of(act.Fact, Now())));
        if (refuse is not null && await refuse(act) is { } other)
            return other;
        return Together(id, head.Revision, order, kind, act with { Fact = revised, By = write.By.Id, From = write.From }, others);
    }

    /// <summary>What has ended is put right where it still is, and is not brought back to every screen with other words.</summary>
    private Problem? RefuseRevival(WriteRequest write, AlertAct act) =>
        Now() >= act.Fact.ExpiresAt && write.Body.TryGetProperty("expiresAt", out _) ? Problem.AlertExpired() : null;

    private async ValueTask<Problem?> RefuseOtherAsync(string id, WriteRequest write, AlertAct act, CancellationToken cancellationToken)
    {
        if (Now() >= act.Fact.ExpiresAt)
            return Problem.AlertExpired();
        if (!write.Body.TryGetProperty("texts", out _) || await desk.Log.ReadHeadAsync(DeskSubjects.Draft(id), cancellationToken) is not { } head)
            return null;
        return DeskDraft.Of(head).Act.Submission is { ApprovalsNeeded: > 0 } ? Problem.UseCorrect() : null;
    }

    private ValueTask<Entry?> HeadAsync(string id, CancellationToken cancellationToken) =>
        desk.Log.ReadHeadAsync(DeskSubjects.Alert(id), cancellationToken);

    /// <summary>One append, the act last: both are on the desk, or neither.</summary>
    private static Proposal Together(string id, long builtOn, PushOrder? order, string kind, AlertAct act, IReadOnlyList<Draft>? others = null)
    {
        var draft = new Draft(DeskSubjects.Alert(id), builtOn, kind, Routing.Everyone, DeskCodec.Encode(act));
        Draft[] ordered = order is null ? [] : [PushCodec.DraftOf(new SendId(id, builtOn + 1), 0, PushKinds.Ordered, order)];
        return new Proposal([.. ordered, .. others ?? [], draft], Refusal: null);
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
