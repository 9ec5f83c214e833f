using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing.Drafts;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Publishing.Alerts;

/// <summary>The rows of docs/http-api.md that begin with <c>/alerts</c>.</summary>
internal static class AlertEndpoints
{
    public static void MapAlerts(this RouteGroupBuilder api)
    {
        var reads = api.MapGroup("/alerts").RequireAuthorization(Policies.Reader);
        reads.MapGet("", List);
        reads.MapGet("{id}", FindAsync);

        var writes = api.MapGroup("/alerts").AsWrites(Permissions.Breaking);
        writes.MapPost("", FireAsync);
        writes.MapPatch("{id}", UpdateAsync);
        writes.MapPost("{id}/clear", ClearAsync);
        writes.MapPost("{id}/correct", CorrectAsync);
        writes.MapPost("{id}/recall", RecallAsync);
    }

    private static Answer List(LiveFeed live, TimeProvider time)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return new(new JsonObject
        {
            ["alerts"] = new JsonArray([.. live.State.Alerts()
                .Where(head => head.Fact is AlertFact alert && alert.IsActive(now))
                .Select(head => ResourceOf(head, live, now))]),
        });
    }

    private static async Task<IResult> FindAsync(
        string id, HttpContext context, LiveFeed live, DeskState desk, DraftWrites drafts, TimeProvider time, CancellationToken cancellationToken)
    {
        if (live.State.Find(Subjects.Alert(id)) is { Fact: AlertFact } head)
        {
            var resource = ResourceOf(head, live, time.GetUtcNow().ToUnixTimeMilliseconds());
            // The newsroom's own business: readers are not told.
            if (Actor.Of(context.User).Allows(Permissions.Write) && await drafts.FindAsync(id, cancellationToken) is { Act.Submission: { IsGlassBroken: true } submission })
                resource["brokenGlass"] = DraftBody.NoteOf(submission.Asked);
            return new Answer(resource) { Revision = head.Revision };
        }
        return desk.FindAlert(id) is { } alert
            ? new Answer(AlertAnswers.Pending(id, alert.Revision, alert.Act, AlertStates.Pending)) { Revision = alert.Revision }
            : Problem.NotFound($"There is no alert {id}.");
    }

    private static Task<IResult> FireAsync(WriteRequest write, DraftWrites drafts, AlertAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status201Created, cancel => drafts.FireAsync(write, cancel), cancellationToken);

    private static Task<IResult> UpdateAsync(string id, WriteRequest write, AlertWrites alerts, AlertAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status200OK, cancel => alerts.UpdateAsync(id, write, cancel), cancellationToken);

    private static Task<IResult> ClearAsync(string id, WriteRequest write, AlertWrites alerts, AlertAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status200OK, cancel => alerts.ClearAsync(id, write, cancel), cancellationToken);

    private static Task<IResult> CorrectAsync(string id, WriteRequest write, AlertWrites alerts, AlertAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status200OK, cancel => alerts.CorrectAsync(id, write, cancel), cancellationToken);

    private static Task<IResult> RecallAsync(string id, WriteRequest write, AlertWrites alerts, AlertAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status200OK, cancel => alerts.RecallAsync(id, write, cancel), cancellationToken);

    private static JsonObject ResourceOf(SubjectHead head, LiveFeed live, long now)
    {
        var alert = head.Fact as AlertFact ?? throw new InvalidOperationException($"{head.Subject} is listed without its fact.");
        var position = new FeedPosition(live.State.Position.Epoch, head.Offset);
        var resource = Resource.Of(head.Subject, alert, head.Routing, head.Revision, head.First, position, head.Time);
        resource["state"] = AlertStates.Of(alert, now);
        return resource;
    }
}
