using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Server.Desk;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Topics;

/// <summary>Proposes when topics end by themselves.</summary>
internal sealed class TopicRulesWrites(DeskLog desk, FeedReads reads)
{
    private const int MostTopics = 1_000;

    /// <summary>A year.</summary>
    private const int MostHours = 366 * 24;

    public async ValueTask<Proposal> SetAsync(WriteRequest write, CancellationToken cancellationToken)
    {
        var head = await desk.Log.ReadHeadAsync(DeskSubjects.TopicSettings, cancellationToken);
        var before = head is null ? TopicRulesAct.None : DeskCodec.Decode<TopicRulesAct>(head);
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var hours = form.Optional("endsAfterHours", before.EndsAfterHours, null, field => field.Integer(1, MostHours));
        var own = form.Optional("topics", [.. before.Topics.Select(topic => (Slug: topic.Key, Hours: topic.Value))], [], field => field.List(0, MostTopics, TopicOf));
        form.Finish();
        if (own.DistinctBy(topic => topic.Slug, StringComparer.Ordinal).Count() < own.Count)
            errors.Add("/topics", "duplicate", "Each topic once.");
        await reads.CheckTopicsAsync([.. own.Select(topic => topic.Slug)], "/topics", errors, cancellationToken);
        if (errors.Any)
            return Problem.Invalid(errors);
        if (write.Precondition.Refuse() is { } missing)
            return missing;
        if (!write.Precondition.Holds(head?.Revision ?? 0))
            return Problem.RevisionConflict(BodyOf(before));
        var act = new TopicRulesAct(hours, own.ToDictionary(topic => topic.Slug, topic => topic.Hours, StringComparer.Ordinal), write.By.Id, write.From);
        return new Draft(DeskSubjects.TopicSettings, head?.Revision ?? 0, DeskKinds.TopicRulesSet, Routing.Everyone, DeskCodec.Encode(act));
    }

    public static JsonObject BodyOf(TopicRulesAct rules)
    {
        var body = new JsonObject
        {
            ["topics"] = new JsonArray([.. rules.Topics.OrderBy(topic => topic.Key, StringComparer.Ordinal)
                .Select(topic => new JsonObject { ["topic"] = topic.Key, ["endsAfterHours"] = topic.Value })]),
        };
        if (rules.EndsAfterHours is { } hours)
            body["endsAfterHours"] = hours;
        return body;
    }

    private static (string Slug, int Hours) TopicOf(Field field)
    {
        var form = field.Object();
        var topic = (form.Required("topic", "", slug => slug.Slug()), form.Required("endsAfterHours", 0, hours => hours.Integer(0, MostHours)));
        form.Finish();
        return topic;
    }
}
