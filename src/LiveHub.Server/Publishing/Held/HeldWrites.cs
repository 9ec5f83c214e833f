using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Held;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing.Items;
using LiveHub.Server.Publishing.Rights;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Held;

/// <summary>Proposes what happens to items that wait outside the feed: held, changed, called off, released.</summary>
/// <remarks>Each builds on the revision before it, so that an item is either released or called off, and once, whoever else tries.</remarks>
internal sealed class HeldWrites(DeskLog desk, FeedReads reads, MediaRights rights, TimeProvider time)
{
    public async ValueTask<Proposal> SaveAsync(WriteRequest write, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var (draft, act) = Read(write, errors);
        await reads.CheckTopicsAsync(draft.Topics, "/topics", errors, cancellationToken);
        if (errors.Any)
            return Problem.Invalid(errors);
        if (TopicScope.Refuse(write.By, draft.Topics) is { } refusal)
            return refusal;
        if (draft.IsNamed && await reads.FindTakenAsync(draft.Id, cancellationToken) is { } taken)
            return taken;
        // One that was called off leaves its id free.
        var before = draft.IsNamed ? (await HeadAsync(draft.Id, cancellationToken))?.Revision ?? 0 : 0;
        return DraftOf(draft.Id, before, DeskKinds.HeldSaved, act);
    }

    public async ValueTask<Proposal> ReplaceAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var (draft, act) = Read(write, errors);
        if (draft.IsNamed && draft.Id != id)
            errors.Add("/id", "not-allowed", "An item keeps its id.");
        await reads.CheckTopicsAsync(draft.Topics, "/topics", errors, cancellationToken);
        return errors.Any ? Problem.Invalid(errors) : await ReviseAsync(id, write, DeskKinds.HeldSaved, _ => act, cancellationToken);
    }

    public ValueTask<Proposal> CancelAsync(string id, WriteRequest write, CancellationToken cancellationToken) =>
        Plain(write) is { } problem
            ? ValueTask.FromResult<Proposal>(problem)
            : ReviseAsync(id, write, DeskKinds.HeldCancelled, act => act with { By = write.By.Id, From = write.From }, cancellationToken);

    public ValueTask<Proposal> ReleaseAsync(string id, WriteRequest write, CancellationToken cancellationToken) =>
        Plain(write) is { } problem
            ? ValueTask.FromResult<Proposal>(problem)
            : ReviseAsync(id, write, DeskKinds.HeldReleased, act => Released(act, write.By.Id, write.From, Now()), cancellationToken);

    /// <summary>Its time has come.</summary>
    public Draft Release(HeldItem item) => DraftOf(item.Id, item.Revision, DeskKinds.HeldReleased, Released(item.Act, DeskSubjects.Server, Origin.Server, Now()));

    /// <summary>Nothing is published before it is released, whatever was said when it was written.</summary>
    private static HeldAct Released(HeldAct act, string by, string from, long now) => act with
    {
        Item = act.Item with { PublishedAt = Math.Max(act.Item.PublishedAt, now), UpdatedAt = now },
        By = by,
        From = from,
    };

    private static Problem? Plain(WriteRequest write)
    {
        var errors = write.Errors.Copy();
        new ObjectReader(write.Body, "", errors).Finish();
        return errors.Any ? Problem.Invalid(errors) : null;
    }

    private static Draft DraftOf(string id, long builtOn, string kind, HeldAct act) =>
        new(DeskSubjects.Held(id), builtOn, kind, Routing.Everyone, DeskCodec.Encode(act));

    private (ItemDraft Draft, HeldAct Act) Read(WriteRequest write, FieldErrors errors)
    {
        var now = Now();
        var form = new ObjectReader(write.Body, "", errors);
        var draft = ItemForm.New(form, now);
        var at = HeldForm.Read(form, now);
        if (!HeldForm.IsAsked(write.Body))
            form.Fault("releaseAt", "required", "Say when it is released (releaseAt), or that it is released by hand (embargo).");
        if (draft.Item.ExpiresAt <= (at ?? now))
            form.Fault("expiresAt", "out-of-range", "It would have expired before readers see it.");
        form.Finish();
        rights.Check(draft.Item, errors);
        return (draft, new HeldAct(draft.Item with { UpdatedAt = now }, draft.Topics, at, write.By.Id, write.From));
    }

    private async ValueTask<Proposal> ReviseAsync(
        string id, WriteRequest write, string kind, Func<HeldAct, HeldAct> revise, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(id) || await HeadAsync(id, cancellationToken) is not { } head || HeldFold.StateOf(head.Kind) is not { } state)
            return Problem.NotFound($"There is no item {id} that was held.");
        var act = DeskCodec.Decode<HeldAct>(head);
        if (write.Precondition.Refuse() is { } missing)
            return missing;
        var revised = revise(act);
        if (TopicScope.Refuse(write.By, act.Topics.Concat(revised.Topics)) is { } refusal)
            return refusal;
        var item = new HeldItem(id, head.Revision, state, act, head.Time);
        if (state != HeldState.Held)
            return Problem.NotHeld(HeldBody.Of(item));
        if (!write.Precondition.Holds(head.Revision))
            return Problem.RevisionConflict(HeldBody.Of(item));
        if (kind == DeskKinds.HeldReleased && reads.FindFrozen(act.Topics) is { } frozen)
            return Problem.TopicFrozen(frozen);
        return DraftOf(id, head.Revision, kind, revised);
    }

    private ValueTask<Entry?> HeadAsync(string id, CancellationToken cancellationToken) => desk.Log.ReadHeadAsync(DeskSubjects.Held(id), cancellationToken);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
