using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Reading;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Items;

/// <summary>Serves single items and pages of a topic from the fold.</summary>
internal sealed class ItemReads(LiveFeed live, EntryBodies bodies)
{
    public const int PageLimit = 100;

    public async Task<IResult> FindAsync(string id, bool mayEdit, CancellationToken cancellationToken)
    {
        if (live.State.Find(Subjects.Item(id)) is not { } head)
            return Problem.NotFound($"There is no item {id}.");
        if (head.Tombstone is { } left)
            return Problem.Removed(left.Headline, left.Url);
        if (await bodies.ReadAsync(head.Subject, cancellationToken) is not { Fact: ItemFact item } current)
            return Problem.NotFound($"The item {id} cannot be read here.");
        if (item.Retraction is not null)
            return Problem.Retracted(item);
        if (item.Hidden && !mayEdit)
            return Problem.NotFound($"There is no item {id}.");
        return new Answer(Resource.Of(current.Entry, item, current.First, live.State.Position.Epoch)) { Revision = current.Entry.Revision };
    }

    public async Task<IResult> ListAsync(HttpContext context, bool mayEdit, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var query = new QueryReader(context.Request.Query, errors);
        var topic = query.Slug("topic");
        var language = query.Language("language");
        var before = query.Number("before", long.MaxValue, 1, long.MaxValue);
        var limit = (int)query.Number("limit", 50, 1, PageLimit);
        var hidden = query.Flag("hidden");
        query.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        if (hidden && !mayEdit)
            return Problem.NotPermitted(Permissions.Publish);
        if (topic is not null && live.State.Find(Subjects.Topic(topic)) is null)
            return Problem.NotFound($"There is no topic {topic}.");

        var languages = language is null ? null : FollowSet.Of([FollowSet.AllTopics], [language]);
        var heads = hidden ? live.State.Hidden(topic, languages, before, limit + 1) : live.State.Page(topic, languages, before, limit + 1);
        var epoch = live.State.Position.Epoch;
        var items = new JsonArray();
        foreach (var ring in await bodies.ReadAsync([.. heads.Take(limit)], cancellationToken))
        {
            if (EntryEncoder.Wire(ring).Body is ItemFact item)
                items.Add(Resource.Of(ring.Entry, item, ring.First, epoch));
        }
        var page = new JsonObject { ["items"] = items };
        if (heads.Count > limit)
            page["next"] = heads[limit - 1].First;
        return new Answer(page);
    }
}
