using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Keys;
using LiveHub.Server.Phones;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing.Alerts;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Fires what was asked for, or says why it does not go out any more. The only way from a draft to an alert.</summary>
/// <remarks>
/// 1. The draft is at the revision that is to be fired, by the log and by what this node has read: a store that has lost an act must not bring back what it took back.
/// 2. It is its time by the store's clock, and not long past it.
/// 3. Whoever asked for it and whoever agreed may still do so; its audience is the one that was confirmed; nothing like it has gone out meanwhile.
/// 4. One append: the draft is fired, the gate is passed, phones are ordered, the alert is there. All of it or nothing, so that it happens once.
/// </remarks>
internal sealed class DraftFiring(DeskLog desk, DeskReading reading, ActorsInForce actors, PhoneOrders phones, AlertGuards guards, TimeProvider time)
{
    /// <summary>In milliseconds. What could not be fired for so long was overtaken by events: its editor looks at it again.</summary>
    internal const long LongestDelay = 2 * 60 * 1000;

    /// <summary>What a draft becomes at the end of its countdown, or at its time: an alert, or one that the server cancels.</summary>
    /// <param name="revision">The one that waits.</param>
    public async ValueTask<Proposal> FireAsync(string id, long revision, CancellationToken cancellationToken)
    {
        var (draft, refusal) = await FindAsync(id, revision, cancellationToken);
        if (draft is not { Act.Submission: { } submission, FiresAt: { } firesAt })
            return refusal ?? Problem.RevisionConflict(current: null);
        var now = Now();
        if (now < firesAt)
            return Problem.WrongState("It is not its time yet.", DraftBody.Of(draft));
        if (now > firesAt + LongestDelay)
            return Cancelled(draft, "too-late", "It could not be sent at its time.");
        if (!await MayStillAsync(submission, cancellationToken))
            return Cancelled(draft, "not-permitted", "Somebody who asked for it or agreed to it may not do so any more.");
        var done = submission.Asked with { At = now, Reason = null, From = Origin.Server };
        var (drafts, stopped) = await ReleaseAsync(id, revision, draft.Act, done, cancellationToken);
        return stopped is null ? new Proposal(drafts, Refusal: null) : Cancelled(draft, stopped.Code, stopped.Detail ?? stopped.Title);
    }

    /// <summary>Fires what counts down without waiting for the rest, or what is scheduled before its time.</summary>
    public async ValueTask<Proposal> FireNowAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        if (write.Errors.Any)
            return Problem.Invalid(write.Errors);
        if (write.Precondition.RefuseLoose() is { } missing)
            return missing;
        var (draft, refusal) = await FindAsync(id, write.Precondition.Revision ?? 0, cancellationToken);
        if (draft is not { Act.Submission: { } submission })
            return refusal ?? DraftWrites.NotFound(id);
        if (TopicScope.Refuse(write.By, submission.Topics) is { } outside)
            return outside;
        if (submission.Order is not null && !write.By.Allows(Permissions.Push))
            return Problem.NotPermitted(Permissions.Push);
        if (Now() > draft.FiresAt + LongestDelay)
            return Problem.WrongState("Its time is long past.", DraftBody.Of(draft));
        if (!await MayStillAsync(submission, cancellationToken))
            return Problem.WrongState("Somebody who asked for it or agreed to it may not do so any more.", DraftBody.Of(draft));
        var (drafts, stopped) = await ReleaseAsync(id, draft.Revision, draft.Act, new DraftNote(write.By.Id, Now(), From: write.From), cancellationToken);
        return stopped is null ? new Proposal(drafts, Refusal: null) : stopped;
    }

    /// <summary>The entries that make an alert of a submission, to be appended together with or after the act at <paramref name="revision"/>.</summary>
    /// <param name="done">Who fires it.</param>
    public async ValueTask<(IReadOnlyList<Draft> Drafts, Problem? Refusal)> ReleaseAsync(
        string id, long revision, DraftAct act, DraftNote done, CancellationToken cancellationToken)
    {
        if (act.Submission is not { } submission)
            return ([], Problem.WrongState("Nobody has asked for it to go out.", current: null));
        // Read before anything is judged: who passes the gate meanwhile makes this append fail, and it is judged again.
        var gate = await desk.Log.ReadHeadAsync(DeskSubjects.Gate, cancellationToken);
        await reading.ReachAsync(gate?.Offset ?? 0, cancellationToken);
        if (guards.FindSince(submission, id) is { } overtaken)
            return ([], Problem.Overtaken(overtaken));
        var now = Now();
        if (submission.ExpiresAt <= now)
            return ([], Problem.WrongState("Nobody would see it any more: its end is past.", current: null));
        var fact = submission.Fact with { StartsAt = now, UpdatedAt = now, ExpiresAt = submission.ExpiresAt ?? AlertForm.EndOf(now) };
        PushOrder? order = null;
        if (submission.Order is { } frozen)
        {
            (order, var refusal) = await phones.ReleaseAsync(frozen, submission.Code, submission.Confirmed, now, fact.ExpiresAt, cancellationToken);
            if (refusal is not null)
                return ([], refusal);
        }
        var fired = act with { State = DraftStates.Fired, Done = done, Cause = null };
        var alert = new AlertAct(fact, submission.Topics, submission.Asked.By, done.From);
        Draft[] ordered = order is null ? [] : [PushCodec.DraftOf(new SendId(id, 1), 0, PushKinds.Ordered, order)];
        return ([
            DraftWrites.DraftOf(id, revision, DraftKinds.Fired, fired),
            new Draft(DeskSubjects.Gate, gate?.Revision ?? 0, DraftKinds.Gate, Routing.Everyone, System.Text.Encoding.UTF8.GetBytes(id)),
            .. ordered,
            new Draft(DeskSubjects.Alert(id), 0, DeskKinds.AlertFired, Routing.Everyone, DeskCodec.Encode(alert)),
        ], null);
    }

    /// <summary>The draft when it waits at this revision, by the log and by what this node has read.</summary>
    private async ValueTask<(DeskDraft? Draft, Problem? Refusal)> FindAsync(string id, long revision, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(id) || await desk.Log.ReadHeadAsync(DeskSubjects.Draft(id), cancellationToken) is not { } head)
            return (null, DraftWrites.NotFound(id));
        var draft = DeskDraft.Of(head);
        if (draft.Revision != revision)
            return (null, Problem.RevisionConflict(DraftBody.Of(draft)));
        if (!DraftStates.IsTimed(draft.Act.State))
            return (null, Problem.WrongState("It is not about to go out.", DraftBody.Of(draft)));
        await reading.AgreeAsync(head, cancellationToken);
        return (draft, null);
    }

    /// <summary>Whether the asker and those who agreed may still do so.</summary>
    private async ValueTask<bool> MayStillAsync(Submission submission, CancellationToken cancellationToken)
    {
        foreach (var approval in submission.Approvals)
        {
            if (await actors.FindAsync(approval.By, cancellationToken) is not { } approver || !approver.Allows(Permissions.Approve) || TopicScope.Refuse(approver, submission.Topics) is not null)
                return false;
        }
        return await actors.FindAsync(submission.Asked.By, cancellationToken) is { } asker && asker.Allows(Permissions.Breaking)
            && (submission.Order is null || asker.Allows(Permissions.Push)) && TopicScope.Refuse(asker, submission.Topics) is null;
    }

    private Proposal Cancelled(DeskDraft draft, string cause, string reason) => DraftWrites.DraftOf(
        draft.Id, draft.Revision, DraftKinds.Cancelled,
        draft.Act with { State = DraftStates.Cancelled, Done = new DraftNote(DraftNote.Server, Now(), reason, Origin.Server), Cause = cause });

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
