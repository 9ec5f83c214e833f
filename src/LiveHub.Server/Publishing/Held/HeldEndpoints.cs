using System.Text.Json.Nodes;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;

namespace LiveHub.Server.Publishing.Held;

/// <summary>The rows of docs/http-api.md that begin with <c>/held</c>.</summary>
internal static class HeldEndpoints
{
    public static void MapHeld(this RouteGroupBuilder api)
    {
        var reads = api.MapGroup("/held").RequireAuthorization(Permissions.Write).WithMetadata(new NeededPermission(Permissions.Write));
        reads.MapGet("", List);
        reads.MapGet("{id}", Find);

        var writes = api.MapGroup("/held").AsWrites(Permissions.Publish);
        writes.MapPut("{id}", ReplaceAsync);
        writes.MapDelete("{id}", CancelAsync);
        writes.MapPost("{id}/release", ReleaseAsync);
    }

    /// <summary>What is released next comes first, what is released by hand last.</summary>
    private static Answer List(DeskState desk)
    {
        var items = desk.Read(fold => fold.Held.Waiting.ToList());
        return new(new JsonObject
        {
            ["held"] = new JsonArray([.. items.OrderBy(item => item.Act.ReleaseAt ?? long.MaxValue).ThenBy(item => item.Time).Select(HeldBody.Of)]),
        });
    }

    private static IResult Find(string id, DeskState desk) => desk.Read(fold => fold.Held.Find(id)) is { } item
        ? new Answer(HeldBody.Of(item)) { Revision = item.Revision }
        : Problem.NotFound($"There is no item {id} that was held.");

    private static Task<IResult> ReplaceAsync(string id, WriteRequest write, HeldWrites held, HeldAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status200OK, cancel => held.ReplaceAsync(id, write, cancel), cancellationToken);

    private static Task<IResult> CancelAsync(string id, WriteRequest write, HeldWrites held, HeldAnswers answers, CancellationToken cancellationToken) =>
        answers.WriteAsync(write, StatusCodes.Status200OK, cancel => held.CancelAsync(id, write, cancel), cancellationToken);

    private static Task<IResult> ReleaseAsync(string id, WriteRequest write, HeldWrites held, HeldAnswers answers, CancellationToken cancellationToken) =>
        answers.ReleaseAsync(write, cancel => held.ReleaseAsync(id, write, cancel), cancellationToken);
}
