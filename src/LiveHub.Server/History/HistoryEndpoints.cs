using System.Text.Json.Nodes;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Requests;

namespace LiveHub.Server.History;

/// <summary><c>GET /api/v1/history</c> and the timelines: what was done, by whom, and what it changed.</summary>
internal static class HistoryEndpoints
{
    /// <summary>Alerts of one look into the log.</summary>
    private const int Step = 100;

    /// <summary>So many alerts are looked at for one answer at most; <c>next</c> goes on from there.</summary>
    private const int Most = 5_000;

    public static void MapHistory(this RouteGroupBuilder api)
    {
        var reads = api.MapGroup("").RequireAuthorization(Permissions.Write).WithMetadata(new NeededPermission(Permissions.Write));
        reads.MapGet("/history", ListAsync);
        reads.MapGet("/alerts/{id}/timeline", AlertAsync);
        reads.MapGet("/items/{id}/timeline", ItemAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, HistoryReader reader, StoryRow rows, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var query = HistoryQuery.Read(context.Request.Query, errors);
        if (errors.Any)
            return Problem.Invalid(errors);
        var (found, next) = (new List<AlertStory>(), (long?)null);
        var alerts = reader.List(query.Before);
        for (var from = 0; from < alerts.Count && found.Count < query.Limit; from += Step)
        {
            IReadOnlyList<AlertHistory> step = [.. alerts.Skip(from).Take(Step)];
            var stories = (await reader.ReadAsync(step, cancellationToken)).Zip(step, (entries, alert) => AlertStory.Of(alert, entries)).Where(story => rows.IsWanted(story, query)).ToList();
            found.AddRange(stories.Take(query.Limit - found.Count));
            var isFull = found.Count == query.Limit && (from + Step < alerts.Count || stories.LastOrDefault()?.History != found[^1].History);
            next = isFull ? found[^1].History.Place : from + Step >= Most && from + Step < alerts.Count ? step[^1].Place : null;
            if (next is not null)
                break;
        }
        if (query.IsCsv)
            return new HistoryCsv([.. found.Select(rows.Of)]);
        var body = new JsonObject { ["alerts"] = new JsonArray([.. found.Select(rows.Of)]) };
        if (next is { } place)
            body["next"] = place;
        return new Answer(body);
    }

    private static async Task<IResult> AlertAsync(string id, AlertTimeline timeline, CancellationToken cancellationToken) =>
        await timeline.ReadAsync(id, cancellationToken) is { } body ? new Answer(body) : Problem.NotFound($"There is no alert {id}.");

    private static async Task<IResult> ItemAsync(string id, ItemTimeline timeline, CancellationToken cancellationToken) =>
        await timeline.ReadAsync(id, cancellationToken) is { } body ? new Answer(body) : Problem.NotFound($"There is no item {id}.");
}
