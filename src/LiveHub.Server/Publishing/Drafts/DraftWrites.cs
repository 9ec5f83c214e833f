using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Proposes what its editors do to a draft: saved, discarded, asked to go out.</summary>
/// <remarks>
/// A draft is judged by the log: each act builds on the revision that was read, so of two editors one is refused. From the asking on nothing in it changes; what is
/// fired is what was frozen then.
/// </remarks>
internal sealed class DraftWrites(DeskLog desk, Submissions submissions, DraftFiring firing, TimeProvider time)
{
    /// <summary>A new draft.</summary>
    public async ValueTask<Proposal> CreateAsync(WriteRequest write, CancellationToken cancellationToken)
    {
        var (plan, errors) = ReadDraft(write, id: null);
        if (!errors.Items.All(DraftForm.IsUnfinished))
            return Problem.Invalid(errors);
        if (TopicScope.Refuse(write.By, Scope(write.By, plan)) is { } refusal)
            return refusal;
        if (plan.IsNamed && await IsTakenAsync(plan.Id, cancellationToken))
            return Problem.Exists($"There is a draft or an alert {plan.Id} already.");
        return DraftOf(plan.Id, 0, DraftKinds.Saved, Saved(write, plan, before: null));
    }

    /// <summary>Other content. What is under way is cancelled first: nobody changes what others look at or have approved.</summary>
    public async ValueTask<Proposal> SaveAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } draft)
            return NotFound(id);
        var (plan, errors) = ReadDraft(write, id);
        if (!errors.Items.All(DraftForm.IsUnfinished))
            return Problem.Invalid(errors);
        if (write.Precondition.Refuse() is { } missing)
            return missing;
        if (RefuseChange(write, draft) is { } refusal)
            return refusal;
        if (TopicScope.Refuse(write.By, [.. Scope(write.By, plan)]) is { } outside)
            return outside;
        return DraftOf(id, draft.Revision, DraftKinds.Saved, Saved(write, plan, draft.Act));
    }

    public async ValueTask<Proposal> DiscardAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        if (write.Errors.Any)
            return Problem.Invalid(write.Errors);
        if (await FindAsync(id, cancellationToken) is not { } draft)
            return NotFound(id);
        if (RefuseChange(write, draft) is { } refusal)
            return refusal;
        var act = draft.Act with { State = DraftStates.Discarded, Done = new DraftNote(write.By.Id, Now(), From: write.From), Submission = null, Cause = null };
        return DraftOf(id, draft.Revision, DraftKinds.Discarded, act);
    }

    /// <summary>It is to go out.</summary>
    public async ValueTask<Proposal> SubmitAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } draft)
            return NotFound(id);
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var wish = SubmitWish.Read(form, withConfirmation: true);
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        if (write.Precondition.RefuseLoose() is { } missing)
            return missing;
        if (!write.Precondition.Holds(draft.Revision))
            return Problem.RevisionConflict(DraftBody.Of(draft));
        if (draft.Act.State != DraftStates.Draft)
            return Problem.WrongState("Only a draft can be asked to go out.", DraftBody.Of(draft));
        var plan = DraftContent.Read(draft.Act.Content, id, write.By.Id, Now(), errors);
        var (submission, refusal) = await submissions.JudgeAsync(plan, wish, ("/confirm", wish.Confirmation), write, isStored: true, errors, cancellationToken);
        if (refusal is not null)
            return refusal;
        if (submission is null)
            return Problem.NotReady(errors);
        return await GoAsync(id, draft.Revision, Submitted(draft.Act, submission), [], cancellationToken);
    }

    /// <summary>An alert in one request: saved and asked for, and fired in the same append when nothing stands against it.</summary>
    public async ValueTask<Proposal> FireAsync(WriteRequest write, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var plan = DraftForm.Read(form, id: null, SendKind.Alert, write.By.Id, Now(), isDraft: false);
        var wish = SubmitWish.Read(form, withConfirmation: false);
        form.Finish();
        var (submission, refusal) = await submissions.JudgeAsync(
            plan, wish, ("/push/confirm", plan.Phones?.Confirmation), write, isStored: false, errors, cancellationToken);
        if (refusal is not null)
            return refusal;
        if (submission is null)
            return Problem.Invalid(errors);
        if (plan.IsNamed && await IsTakenAsync(plan.Id, cancellationToken))
            return Problem.Exists($"There is an alert {plan.Id} already.");
        var saved = Saved(write, plan, before: null);
        return await GoAsync(
            plan.Id, 1, Submitted(saved, submission), [DraftOf(plan.Id, 0, DraftKinds.Saved, saved)], cancellationToken);
    }

    public static Draft DraftOf(string id, long builtOn, string kind, DraftAct act) =>
        new(DeskSubjects.Draft(id), builtOn, kind, Routing.Everyone, DeskCodec.Encode(act));

    public static Problem NotFound(string id) => Problem.NotFound($"There is no draft {id}.");

    /// <summary>Null when there is no such draft, or it was thrown away.</summary>
    public async ValueTask<DeskDraft?> FindAsync(string id, CancellationToken cancellationToken) =>
        Slug.IsValid(id) && await desk.Log.ReadHeadAsync(DeskSubjects.Draft(id), cancellationToken) is { } head
            && DeskDraft.Of(head) is { Act.State: not DraftStates.Discarded } draft ? draft : null;

    private async ValueTask<Proposal> GoAsync(string id, long builtOn, DraftAct act, IReadOnlyList<Draft> before, CancellationToken cancellationToken)
    {
        var submitted = DraftOf(id, builtOn, DraftKinds.Submitted, act);
        if (act.State != DraftStates.Countdown || act.Submission is not { Undo: 0 })
            return new Proposal([.. before, submitted], Refusal: null);
        var (drafts, refusal) = await firing.ReleaseAsync(id, builtOn + 1, act, act.Done, cancellationToken);
        return refusal is null ? new Proposal([.. before, submitted, .. drafts], Refusal: null) : refusal;
    }

    private DraftAct Submitted(DraftAct act, Submission submission) => act with
    {
        State = submissions.StateOf(submission),
        Done = submission.Asked with { Reason = null },
        Submission = submission,
        Code = submission.Code,
        Rejected = null,
        Cause = null,
    };

    private DraftAct Saved(WriteRequest write, DraftPlan plan, DraftAct? before)
    {
        var done = new DraftNote(write.By.Id, Now(), From: write.From);
        return new DraftAct
        {
            State = DraftStates.Draft,
            Done = done,
            Saved = done,
            Content = DraftContent.Of(write.Body, plan),
            Code = plan.Code,
            Rejected = before?.Rejected,
        };
    }

    private (DraftPlan Plan, FieldErrors Errors) ReadDraft(WriteRequest write, string? id)
    {
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var plan = DraftForm.Read(form, id, SendKind.Alert, write.By.Id, Now(), isDraft: true);
        form.Finish();
        return (plan, errors);
    }

    private static Problem? RefuseChange(WriteRequest write, DeskDraft draft)
    {
        if (write.Precondition.IsGiven && !write.Precondition.Holds(draft.Revision))
            return Problem.RevisionConflict(DraftBody.Of(draft));
        if (DraftStates.IsUnderWay(draft.Act.State))
            return Problem.Submitted(DraftBody.Of(draft));
        return draft.Act.State == DraftStates.Fired ? Problem.WrongState("The alert went out; correct it or take it back.", DraftBody.Of(draft)) : null;
    }

    /// <summary>An unfinished draft may say nothing of its audience yet; it cannot go out like that.</summary>
    private static IEnumerable<string> Scope(Actor by, DraftPlan plan) => plan.Audience ?? by.Topics;

    private async ValueTask<bool> IsTakenAsync(string id, CancellationToken cancellationToken) =>
        await desk.Log.ReadHeadAsync(DeskSubjects.Alert(id), cancellationToken) is not null
        || await desk.Log.ReadHeadAsync(DeskSubjects.Draft(id), cancellationToken) is not null;

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
