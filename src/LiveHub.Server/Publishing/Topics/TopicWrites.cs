using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Topics;

/// <summary>Proposes the entries of topics: opened, changed, another state, another order.</summary>
internal sealed class TopicWrites(FeedReads reads, TimeProvider time)
{
    /// <summary>As many entries as one append takes.</summary>
    private const int OrderLimit = 1000;

    public async ValueTask<Proposal> OpenAsync(WriteRequest write, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var slug = form.Required("slug", "", field => field.Slug());
        var topic = TopicForm.Apply(form, new TopicFact { Labels = [] });
        form.Demand("labels");
        var state = form.Optional("state", TopicStates.Live, TopicStates.Live, TopicForm.State);
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        if (TopicScope.Refuse(write.By, [slug]) is { } refusal)
            return refusal;
        if (await reads.HeadAsync(Subjects.Topic(slug), cancellationToken) is not null)
            return Problem.Exists($"There is a topic {slug} already.");
        return DraftOf(slug, 0, EntryKinds.TopicOpened, TopicLife.Enter(topic, state, Now()));
    }

    public ValueTask<Proposal> ChangeAsync(string slug, WriteRequest write, CancellationToken cancellationToken) =>
        ReviseAsync(slug, write, EntryKinds.TopicChanged, Change, cancellationToken);

    public ValueTask<Proposal> EnterAsync(string slug, WriteRequest write, CancellationToken cancellationToken) =>
        ReviseAsync(slug, write, EntryKinds.TopicState, Enter, cancellationToken);

    /// <summary>Gives the topics of a list the places 1, 2, 3…; the others keep theirs.</summary>
    public async ValueTask<Proposal> OrderAsync(WriteRequest write, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var slugs = form.Required("slugs", [], field => field.List(1, OrderLimit, slug => slug.Slug()));
        form.Finish();
        if (slugs.Distinct(StringComparer.Ordinal).Count() < slugs.Count)
            errors.Add("/slugs", "duplicate", "Each topic once.");
        await reads.CheckTopicsAsync(slugs, "/slugs", errors, cancellationToken);
        if (errors.Any)
            return Problem.Invalid(errors);
        if (TopicScope.Refuse(write.By, slugs) is { } refusal)
            return refusal;
        var drafts = new List<Draft>(slugs.Count);
        foreach (var slug in slugs)
        {
            if (await reads.HeadAsync(Subjects.Topic(slug), cancellationToken) is not { } head)
                return Problem.NotFound($"There is no topic {slug}.");
            var topic = FeedReads.FactOf<TopicFact>(head) with { Order = drafts.Count + 1 };
            drafts.Add(DraftOf(slug, head.Revision, EntryKinds.TopicChanged, topic));
        }
        return new Proposal(drafts, Refusal: null);
    }

    private static TopicFact Change(ObjectReader form, TopicFact topic, long now) =>
        TopicForm.Apply(form, topic) with { Frozen = form.Kept("frozen", topic.Frozen, field => field.Flag()) };

    private static TopicFact Enter(ObjectReader form, TopicFact topic, long now) =>
        TopicLife.Enter(topic, form.Required("state", topic.State, TopicForm.State), now);

    private async ValueTask<Proposal> ReviseAsync(
        string slug, WriteRequest write, string kind, Func<ObjectReader, TopicFact, long, TopicFact> revise, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug) || await reads.HeadAsync(Subjects.Topic(slug), cancellationToken) is not { } head)
            return Problem.NotFound($"There is no topic {slug}.");
        var errors = write.Errors.Copy();
        var topic = FeedReads.FactOf<TopicFact>(head);
        var form = new ObjectReader(write.Body, "", errors);
        var revised = revise(form, topic, Now());
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        if (write.Precondition.Refuse() is { } missing)
            return missing;
        if (TopicScope.Refuse(write.By, [slug]) is { } refusal)
            return refusal;
        if (!write.Precondition.Holds(head.Revision))
            return Problem.RevisionConflict(reads.Current(head, topic));
        return DraftOf(slug, head.Revision, kind, revised);
    }

    private Draft DraftOf(string slug, long builtOn, string kind, TopicFact topic) =>
        new(Subjects.Topic(slug), builtOn, kind, Routing.Of([slug], []), FactCodec.Encode(topic with { UpdatedAt = Now() }));

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
