using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing.Held;
using LiveHub.Server.Publishing.Rights;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Items;

/// <summary>Proposes the entries of items: posted, changed, corrected, retracted.</summary>
internal sealed class ItemWrites(FeedReads reads, Siblings siblings, MediaRights rights, TimeProvider time)
{
    /// <summary>Corrections that an item keeps; the log has them all.</summary>
    private const int KeptCorrections = 20;

    public async ValueTask<Proposal> PostAsync(WriteRequest write, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var draft = ItemForm.New(form, Now());
        // Here they say that the item is not to be held.
        _ = HeldForm.Read(form, Now());
        form.Finish();
        rights.Check(draft.Item, errors);
        await reads.CheckTopicsAsync(draft.Topics, "/topics", errors, cancellationToken);
        if (errors.Any)
            return Problem.Invalid(errors);
        if (TopicScope.Refuse(write.By, draft.Topics) is { } refusal)
            return refusal;
        if (reads.FindFrozen(draft.Topics) is { } frozen)
            return Problem.TopicFrozen(frozen);
        if (draft.IsNamed && await reads.FindTakenAsync(draft.Id, cancellationToken) is { } taken)
            return taken;
        return await TogetherAsync(write.By, draft.Id, draft.Item, DraftOf(draft.Id, 0, EntryKinds.ItemPosted, draft.Item, draft.Topics), cancellationToken);
    }

    /// <summary>Any change that readers need no note about.</summary>
    public ValueTask<Proposal> ChangeAsync(string id, WriteRequest write, CancellationToken cancellationToken) =>
        ReviseAsync(id, write, EntryKinds.ItemChanged, Change, cancellationToken);

    public ValueTask<Proposal> CorrectAsync(string id, WriteRequest write, CancellationToken cancellationToken) =>
        ReviseAsync(id, write, EntryKinds.ItemCorrected, Correct, cancellationToken);

    public ValueTask<Proposal> RetractAsync(string id, WriteRequest write, CancellationToken cancellationToken) =>
        ReviseAsync(id, write, EntryKinds.ItemRetracted, Retract, cancellationToken);

    private static (ItemFact Item, IReadOnlyList<string> Topics) Change(ObjectReader form, ItemFact item, IReadOnlyList<string> topics, long now) =>
        (Verify(item, ItemForm.Apply(form, item) with { Hidden = form.Kept("hidden", item.Hidden, field => field.Flag()) }, now),
            form.Kept("topics", topics, ItemForm.Topics));

    /// <summary>Readers who saw an item as unconfirmed are told when that changes.</summary>
    private static ItemFact Verify(ItemFact before, ItemFact after, long now) =>
        after.Verification == before.Verification ? after : after with { Verified = new VerificationChange(now, before.Verification) };

    private static (ItemFact Item, IReadOnlyList<string> Topics) Correct(ObjectReader form, ItemFact item, IReadOnlyList<string> topics, long now)
    {
        var reason = ReasonOf(form, item);
        var (corrected, newTopics) = Change(form, item, topics, now);
        if (newTopics.SequenceEqual(topics) && FactCodec.Encode(corrected).AsSpan().SequenceEqual(FactCodec.Encode(item)))
            form.Fault("nothing-changed", "A correction changes at least one field.");
        var correction = new Correction(now, reason, corrected.Headline == item.Headline ? null : item.Headline);
        return (corrected with { Corrections = [.. item.Corrections.Append(correction).TakeLast(KeptCorrections)] }, newTopics);
    }

    private static (ItemFact Item, IReadOnlyList<string> Topics) Retract(ObjectReader form, ItemFact item, IReadOnlyList<string> topics, long now) =>
        (item with { Retraction = new Retraction(now, ReasonOf(form, item)) }, topics);

    private static Protocol.Text ReasonOf(ObjectReader form, ItemFact item) =>
        form.Required("reason", item.Headline, field => field.Text(TextLimits.Reason, item.Language));

    private async ValueTask<Proposal> ReviseAsync(
        string id, WriteRequest write, string kind,
        Func<ObjectReader, ItemFact, IReadOnlyList<string>, long, (ItemFact Item, IReadOnlyList<string> Topics)> revise,
        CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(id) || await reads.HeadAsync(Subjects.Item(id), cancellationToken) is not { } head)
            return Problem.NotFound($"There is no item {id}.");
        var errors = write.Errors.Copy();
        var item = FeedReads.FactOf<ItemFact>(head);
        var form = new ObjectReader(write.Body, "", errors);
        var (revised, topics) = revise(form, item, head.Routing.Topics, Now());
        form.Finish();
        if (form.Has("media"))
            rights.Check(revised, errors);
        if (form.Has("topics"))
            await reads.CheckTopicsAsync(topics, "/topics", errors, cancellationToken);
        if (errors.Any)
            return Problem.Invalid(errors);
        if (write.Precondition.Refuse() is { } missing)
            return missing;
        if (TopicScope.Refuse(write.By, head.Routing.Topics.Concat(topics)) is { } refusal)
            return refusal;
        if (reads.FindFrozen(topics.Except(head.Routing.Topics, StringComparer.Ordinal)) is { } frozen)
            return Problem.TopicFrozen(frozen);
        if (item.Retraction is not null)
            return Problem.Retracted(item);
        if (!write.Precondition.Holds(head.Revision))
            return Problem.RevisionConflict(reads.Current(head, item));
        var draft = DraftOf(id, head.Revision, kind, revised, topics);
        return form.Has("alternates") ? await TogetherAsync(write.By, id, revised, draft, cancellationToken) : draft;
    }

    /// <summary>The item comes last: its place is the answer.</summary>
    private async ValueTask<Proposal> TogetherAsync(Actor by, string id, ItemFact item, Draft draft, CancellationToken cancellationToken) =>
        new([.. await siblings.FollowAsync(id, item, by, cancellationToken), draft], Refusal: null);

    private Draft DraftOf(string id, long builtOn, string kind, ItemFact item, IReadOnlyList<string> topics) =>
        new(Subjects.Item(id), builtOn, kind, Routing.Of(topics, [item.Language]), FactCodec.Encode(item with { UpdatedAt = Now() }));

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
