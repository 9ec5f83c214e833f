using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Publishing.Stories;

/// <summary>Puts the same story's items in several languages together, and says in which it is missing.</summary>
/// <remarks>A story is wanted in the languages that its topics are labelled in.</remarks>
internal sealed class StoryReads(LiveFeed live, EntryBodies bodies)
{
    /// <summary>The story of an item; null when there is none.</summary>
    public async Task<JsonObject?> FindAsync(string id, CancellationToken cancellationToken) =>
        await bodies.ReadAsync(Subjects.Item(id), cancellationToken) is { Fact: ItemFact item } current && IsShown(item)
            ? await BodyAsync([new StoryItem(id, current.Entry, current.First, item)], cancellationToken)
            : null;

    /// <summary>Stories by their newest items, newest first; each once.</summary>
    /// <param name="missing">Only those that are not there in this language.</param>
    public async Task<(IReadOnlyList<JsonObject> Stories, long? Next)> ListAsync(string? topic, string? missing, long before, int limit, CancellationToken cancellationToken)
    {
        var stories = new List<JsonObject>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        var heads = live.State.Page(topic, languages: null, before, limit + 1);
        foreach (var entry in await bodies.ReadAsync([.. heads.Take(limit)], cancellationToken))
        {
            var id = Subjects.IdOf(entry.Entry.Subject);
            if (told.Contains(id) || EntryEncoder.Wire(entry).Body is not ItemFact item)
                continue;
            var story = await BodyAsync([new StoryItem(id, entry.Entry, entry.First, item)], cancellationToken);
            told.UnionWith(story["items"]!.AsArray().Select(one => (string)one!["id"]!));
            if (missing is null || story["missing"]!.AsArray().Any(language => (string?)language == missing))
                stories.Add(story);
        }
        return (stories, heads.Count > limit ? heads[limit - 1].First : null);
    }

    private static bool IsShown(ItemFact item) => item.Retraction is null;

    private async Task<JsonObject> BodyAsync(List<StoryItem> items, CancellationToken cancellationToken)
    {
        // Links go both ways, so one step finds all; a second one those that were linked by hand to another one only.
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var alternate in items[i].Fact.Alternates.Where(alternate => items.All(item => item.Id != alternate.Id)).ToList())
            {
                if (await bodies.ReadAsync(Subjects.Item(alternate.Id), cancellationToken) is { Fact: ItemFact other } current && IsShown(other))
                    items.Add(new StoryItem(alternate.Id, current.Entry, current.First, other));
            }
        }
        var topics = items.SelectMany(item => item.Entry.Routing.Topics).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var there = items.Select(item => BaseOf(item.Fact.Language)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wanted = topics.Select(topic => live.State.Find(Subjects.Topic(topic))?.Fact).OfType<TopicFact>().SelectMany(topic => topic.Labels).Select(label => BaseOf(label.Lang));
        return new JsonObject
        {
            ["topics"] = new JsonArray([.. topics.Select(topic => JsonValue.Create(topic))]),
            ["items"] = new JsonArray([.. items.OrderBy(item => item.First).Select(BodyOf)]),
            ["missing"] = new JsonArray([.. wanted.Distinct(StringComparer.OrdinalIgnoreCase).Where(language => !there.Contains(language)).Order(StringComparer.Ordinal).Select(language => JsonValue.Create(language))]),
        };
    }

    private static JsonObject BodyOf(StoryItem item) => new()
    {
        ["id"] = item.Id,
        ["language"] = item.Fact.Language,
        ["revision"] = item.Entry.Revision,
        ["headline"] = JsonSerializer.SerializeToNode(item.Fact.Headline, WireJson.Options),
        ["verification"] = item.Fact.Verification,
        ["publishedAt"] = item.Fact.PublishedAt,
        ["hidden"] = item.Fact.Hidden,
    };

    private static string BaseOf(string language) => language.Split('-')[0];
}
