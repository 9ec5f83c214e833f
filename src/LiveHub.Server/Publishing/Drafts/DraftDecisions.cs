using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Proposes what others do to a draft that is under way: agree, refuse, cancel.</summary>
internal sealed class DraftDecisions(DraftWrites drafts, Submissions submissions, ActorsInForce actors, TimeProvider time)
{
    /// <summary>Yes to what the code names. Whoever asked for it or wrote it, or may be the same human, cannot.</summary>
    public async ValueTask<Proposal> ApproveAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var code = form.Required("code", "", field => field.Word(TextLimits.Word));
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        if (write.Precondition.RefuseLoose() is { } missing)
            return missing;
        var (draft, submission, refusal) = await FindAwaitingAsync(id, write, cancellationToken);
        if (draft is null || submission is null)
            return refusal ?? DraftWrites.NotFound(id);
        if (code != submission.Code)
        {
            errors.Add("/code", "not-confirmed", "This is not the code of what is to go out; look at it again.");
            return Problem.Invalid(errors);
        }
        foreach (var other in submission.Approvals.Select(approval => approval.By).Prepend(draft.Act.Saved.By).Prepend(submission.Asked.By).Distinct(StringComparer.Ordinal))
        {
            // An actor that is gone: nobody can say any more whose secret it was.
            if (await actors.FindAsync(other, cancellationToken) is not { } actor)
                return Problem.WrongState("Somebody who asked for it, wrote it or agreed to it may not do so any more.", DraftBody.Of(draft));
            if (actors.MayBeOne(write.By, actor))
                return Problem.OwnRequest();
        }
        var approved = submission with { Approvals = [.. submission.Approvals, new DraftNote(write.By.Id, Now(), From: write.From)] };
        var act = draft.Act with { State = submissions.StateOf(approved), Done = new DraftNote(write.By.Id, Now(), From: write.From), Submission = approved, Cause = null };
        return DraftWrites.DraftOf(id, draft.Revision, DraftKinds.Approved, act);
    }

    /// <summary>No: it is a draft again.</summary>
    public async ValueTask<Proposal> RejectAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var reason = form.Required("reason", "", field => field.Word(TextLimits.Reason));
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        var (draft, _, refusal) = await FindAwaitingAsync(id, write, cancellationToken);
        if (draft is null)
            return refusal ?? DraftWrites.NotFound(id);
        var rejected = new DraftNote(write.By.Id, Now(), reason, write.From);
        var act = draft.Act with { State = DraftStates.Draft, Done = rejected, Rejected = rejected, Submission = null, Cause = null };
        return DraftWrites.DraftOf(id, draft.Revision, DraftKinds.Rejected, act);
    }

    /// <summary>It does not go out. Whoever cancels is in a hurry, so this needs no revision.</summary>
    public async ValueTask<Proposal> CancelAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var reason = form.Optional("reason", null, null, field => field.Word(TextLimits.Reason));
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        if (await drafts.FindAsync(id, cancellationToken) is not { } draft)
            return DraftWrites.NotFound(id);
        if (RefusePassedBy(write, draft) is { } refusal)
            return refusal;
        if (!DraftStates.IsUnderWay(draft.Act.State))
            return Problem.WrongState(draft.Act.State == DraftStates.Fired ? "It went out; correct it or take it back." : "It is not about to go out.", DraftBody.Of(draft));
        var act = draft.Act with { State = DraftStates.Cancelled, Done = new DraftNote(write.By.Id, Now(), reason, write.From), Cause = null };
        return DraftWrites.DraftOf(id, draft.Revision, DraftKinds.Cancelled, act);
    }

    private async ValueTask<(DeskDraft? Draft, Submission? Submission, Problem? Refusal)> FindAwaitingAsync(
        string id, WriteRequest write, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(id, cancellationToken) is not { } draft)
            return (null, null, DraftWrites.NotFound(id));
        if (Refuse(write, draft) is { } refusal)
            return (null, null, refusal);
        return draft.Act is { State: DraftStates.AwaitingApproval, Submission: { } submission }
            ? (draft, submission, null)
            : (null, null, Problem.WrongState("It does not wait for approval.", DraftBody.Of(draft)));
    }

    private static Problem? Refuse(WriteRequest write, DeskDraft draft) =>
        RefusePassedBy(write, draft) ?? (draft.Act.Submission is { } submission ? TopicScope.Refuse(write.By, submission.Topics) : null);

    private static Problem? RefusePassedBy(WriteRequest write, DeskDraft draft) =>
        write.Precondition.IsGiven && !write.Precondition.Holds(draft.Revision) ? Problem.RevisionConflict(DraftBody.Of(draft)) : null;

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
