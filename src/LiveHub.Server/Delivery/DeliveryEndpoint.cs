using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Delivery;

/// <summary><c>GET /api/v1/alerts/{id}/delivery</c>: what the nodes did with an alert.</summary>
internal static class DeliveryEndpoint
{
    public static void MapDelivery(this RouteGroupBuilder api) => api.MapGet("/alerts/{id}/delivery", GetAsync)
        .RequireAuthorization(Permissions.Breaking).WithMetadata(new NeededPermission(Permissions.Breaking));

    private static async Task<IResult> GetAsync(string id, long? revision, LiveFeed live, INodeBoard board, CancellationToken cancellationToken)
    {
        if (live.State.Find(Subjects.Alert(id)) is not { } head || revision < 1 || revision > head.Revision)
            return Problem.NotFound($"There is no such revision of an alert {id} in the feed.");
        var wanted = revision ?? head.Revision;
        var notes = await board.ReadAsync(DeliveryNote.SubjectOf(head.Subject, wanted), cancellationToken);
        var (all, nodes) = (DeliveryNote.None, new JsonArray());
        foreach (var posted in notes)
        {
            if (DeliveryNote.Of(posted) is not { } note)
                continue;
            all += note;
            nodes.Add(Told(new JsonObject { ["node"] = posted.Node }, note));
        }
        var body = Told(new JsonObject { ["id"] = id, ["revision"] = wanted }, all);
        body["nodes"] = nodes;
        return new Answer(body);
    }

    private static JsonObject Told(JsonObject body, DeliveryNote note)
    {
        body["matched"] = note.Matched;
        body["passed"] = note.Passed;
        body["reset"] = note.Reset;
        body["skipped"] = note.Skipped;
        body["left"] = note.Left;
        body["waiting"] = note.Waiting;
        if (note.Took is { } took)
            body["took"] = took;
        var latencies = LatencyCounts.OfSparse(note.Latencies);
        if (latencies.Percentile(0.5) is { } p50)
            body["p50"] = p50;
        if (latencies.Percentile(0.99) is { } p99)
            body["p99"] = p99;
        return body;
    }
}
