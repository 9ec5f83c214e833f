using System.Text.Json.Nodes;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>The rows of docs/http-api.md that begin with <c>/drafts</c>.</summary>
internal static class DraftEndpoints
{
    public static void MapDrafts(this RouteGroupBuilder api)
    {
        var reads = api.MapGroup("/drafts").RequireAuthorization(Permissions.Write).WithMetadata(new NeededPermission(Permissions.Write));
        reads.MapGet("", List);
        reads.MapGet("{id}", FindAsync);

        var writes = api.MapGroup("/drafts").AsWrites(Permissions.Write);
        writes.MapPost("", CreateAsync);
        writes.MapPut("{id}", SaveAsync);
        writes.MapDelete("{id}", DiscardAsync);
        writes.MapPost("check", CheckAsync);

        var sends = api.MapGroup("/drafts").AsWrites(Permissions.Breaking);
        sends.MapPost("{id}/submit", SubmitAsync);
        sends.MapPost("{id}/cancel", CancelAsync);
        sends.MapPost("{id}/send-now", SendNowAsync);

        var approvals = api.MapGroup("/drafts").AsWrites(Permissions.Approve);
        approvals.MapPost("{id}/approve", ApproveAsync);
        approvals.MapPost("{id}/reject", RejectAsync);
    }

    private static Answer List(DeskState desk, DraftAnswers answers, TimeProvider time)
    {
        var since = time.GetUtcNow().ToUnixTimeMilliseconds() - DraftFold.Day;
        var drafts = desk.Read(fold => fold.Drafts.Drafts.ToList())
            .Where(draft => draft.Act.State != DraftStates.Discarded && (!DraftStates.IsClosed(draft.Act.State) || draft.Time > since))
            .OrderByDescending(draft => draft.Time).ThenBy(draft => draft.Id, StringComparer.Ordinal);
        return new Answer(new JsonObject { ["drafts"] = new JsonArray([.. drafts.Select(answers.BodyOf)]) });
    }

    private static async Task<IResult> FindAsync(string id, DraftWrites drafts, DraftAnswers answers, CancellationToken cancellationToken) =>
        await drafts.FindAsync(id, cancellationToken) is { } draft ? new Answer(answers.BodyOf(draft)) { Revision = draft.Revision } : DraftWrites.NotFound(id);

    private static Task<IResult> CreateAsync(WriteRequest write, DraftWrites drafts, DraftAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status201Created, cancel => drafts.CreateAsync(write, cancel), cancellationToken);

    private static Task<IResult> SaveAsync(string id, WriteRequest write, DraftWrites drafts, DraftAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status200OK, cancel => drafts.SaveAsync(id, write, cancel), cancellationToken);

    private static async Task<IResult> DiscardAsync(string id, WriteRequest write, DraftWrites drafts, DraftAnswers answers, CancellationToken cancellationToken) =>
        await answers.WriteAsync(write, StatusCodes.Status200OK, cancel => drafts.DiscardAsync(id, write, cancel), cancellationToken) is Problem problem
            ? problem
            : TypedResults.NoContent();

    private static Task<IResult> CheckAsync(WriteRequest write, HttpContext context, DraftCheck check, CancellationToken cancellationToken) =>
        check.AnswerAsync(write, context.Request.Headers.AcceptLanguage.ToString(), cancellationToken);

    private static Task<IResult> SubmitAsync(string id, WriteRequest write, DraftWrites drafts, DraftAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status202Accepted, cancel => drafts.SubmitAsync(id, write, cancel), cancellationToken);

    private static Task<IResult> CancelAsync(string id, WriteRequest write, DraftDecisions decisions, DraftAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status200OK, cancel => decisions.CancelAsync(id, write, cancel), cancellationToken);

    private static Task<IResult> SendNowAsync(string id, WriteRequest write, DraftFiring firing, DraftAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status200OK, cancel => firing.FireNowAsync(id, write, cancel), cancellationToken);

    private static Task<IResult> ApproveAsync(string id, WriteRequest write, DraftDecisions decisions, DraftAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status200OK, cancel => decisions.ApproveAsync(id, write, cancel), cancellationToken);

    private static Task<IResult> RejectAsync(string id, WriteRequest write, DraftDecisions decisions, DraftAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status200OK, cancel => decisions.RejectAsync(id, write, cancel), cancellationToken);
}
