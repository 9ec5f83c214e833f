using System.Text.Json.Nodes;
using LiveHub.Server.Keys;
using LiveHub.Server.Publishing;

namespace LiveHub.Server.Audience;

/// <summary><c>GET /api/v1/audience</c>: how many read, for those who write for them.</summary>
internal static class AudienceEndpoint
{
    public static void MapAudience(this RouteGroupBuilder api) => api.MapGet("/audience", GetAsync)
        .RequireAuthorization(Permissions.Write).WithMetadata(new NeededPermission(Permissions.Write));

    private static async Task<Answer> GetAsync(AudienceBoard board, TimeProvider time, CancellationToken cancellationToken)
    {
        var nodes = await board.ReadAsync(cancellationToken);
        var all = nodes.Sum(node => node.Note.All);
        var topics = nodes.SelectMany(node => node.Note.Topics).GroupBy(topic => topic.Key, topic => topic.Value, StringComparer.Ordinal)
            .Select(topic => (Topic: topic.Key, Readers: topic.Sum() + all))
            .OrderByDescending(topic => topic.Readers).ThenBy(topic => topic.Topic, StringComparer.Ordinal);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return new Answer(new JsonObject
        {
            ["readers"] = nodes.Sum(node => node.Note.Readers),
            ["allTopics"] = all,
            ["topics"] = new JsonArray([.. topics.Select(topic => new JsonObject { ["topic"] = topic.Topic, ["readers"] = topic.Readers })]),
            ["nodes"] = new JsonArray([.. nodes.Select(node => new JsonObject
            {
                ["node"] = node.Node,
                ["readers"] = node.Note.Readers,
                ["age"] = Math.Max(0, now - node.Note.At),
                ["draining"] = node.Note.IsDraining,
            })]),
            ["age"] = nodes.Max(node => Math.Max(0, now - node.Note.At)),
            ["approximate"] = true,
        });
    }
}
