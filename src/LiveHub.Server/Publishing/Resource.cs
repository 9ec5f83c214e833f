using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Server.Publishing;

/// <summary>Builds the JSON of a resource: its fact, and where it stands in the feed.</summary>
internal static class Resource
{
    /// <param name="first">Offset of revision 1; null while this node does not know it.</param>
    public static JsonObject Of(Entry entry, Fact fact, long? first, Epoch epoch) =>
        Of(entry.Subject, fact, entry.Routing, entry.Revision, first, new FeedPosition(epoch, entry.Offset), entry.Time);

    public static JsonObject Of(string subject, Fact fact, Routing routing, long revision, long? first, FeedPosition? position, long? time)
    {
        var resource = new JsonObject
        {
            [fact is TopicFact ? "slug" : "id"] = Subjects.IdOf(subject),
            ["topics"] = fact is TopicFact ? null : new JsonArray([.. routing.Topics.Select(topic => JsonValue.Create(topic))]),
            ["revision"] = revision,
            ["first"] = first,
            ["position"] = position?.ToString(),
            ["time"] = time,
        };
        foreach (var name in resource.Where(field => field.Value is null).Select(field => field.Key).ToList())
            resource.Remove(name);
        var fields = JsonSerializer.SerializeToNode(fact, fact.GetType(), WireJson.Options)?.AsObject() ?? [];
        foreach (var (name, value) in fields.ToList())
        {
            fields.Remove(name);
            resource[name] = value;
        }
        return resource;
    }

    /// <summary>As documented: <c>memory</c>, <c>everysec</c>, <c>fsync</c> or <c>replicated</c>.</summary>
    public static string NameOf(Durability durability) => durability switch
    {
        Durability.Memory => "memory",
        Durability.EverySecond => "everysec",
        Durability.Fsync => "fsync",
        _ => "replicated",
    };
}
