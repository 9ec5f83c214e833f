using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Keys;

namespace LiveHub.Server.Publishing.Items;

/// <summary>Keeps the same story in several languages linked both ways: what an item names names it, in the same append.</summary>
internal sealed class Siblings(FeedReads reads, TimeProvider time)
{
    private const int Most = 40;

    /// <returns>The revisions of other items that a new state of an item asks for; none for those that exist not, or not in that language, or that the actor may not write to.</returns>
    public async ValueTask<IReadOnlyList<Draft>> FollowAsync(string id, ItemFact item, Actor by, CancellationToken cancellationToken)
    {
        var drafts = new List<Draft>();
        foreach (var alternate in item.Alternates.Where(alternate => alternate.Id != id && Slug.IsValid(alternate.Id)).DistinctBy(alternate => alternate.Id, StringComparer.Ordinal))
        {
            if (await reads.HeadAsync(Subjects.Item(alternate.Id), cancellationToken) is not { } head)
                continue;
            var other = FeedReads.FactOf<ItemFact>(head);
            if (other.Retraction is not null || other.Language != alternate.Language || other.Alternates.Any(one => one.Id == id) || other.Alternates.Count >= Most
                || TopicScope.Refuse(by, head.Routing.Topics) is not null)
                continue;
            var linked = other with { Alternates = [.. other.Alternates, new Alternate(item.Language, id)], UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds() };
            drafts.Add(new Draft(head.Subject, head.Revision, EntryKinds.ItemChanged, head.Routing, FactCodec.Encode(linked)));
        }
        return drafts;
    }
}
