using LiveHub.Server.Keys;
using LiveHub.Server.Publishing.Held;

namespace LiveHub.Server.Publishing.Items;

/// <summary>The rows of docs/http-api.md that begin with <c>/items</c>.</summary>
internal static class ItemEndpoints
{
    public static void MapItems(this RouteGroupBuilder api)
    {
        var reads = api.MapGroup("/items").RequireAuthorization(Policies.Reader);
        reads.MapGet("", ListAsync);
        reads.MapGet("{id}", FindAsync);

        var writes = api.MapGroup("/items").AsWrites(Permissions.Publish);
        writes.MapPost("", PostAsync);
        writes.MapPatch("{id}", ChangeAsync);
        writes.MapPost("{id}/corrections", CorrectAsync);
        writes.MapPost("{id}/retraction", RetractAsync);
    }

    private static Task<IResult> ListAsync(HttpContext context, ItemReads items, CancellationToken cancellationToken) =>
        items.ListAsync(context, Actor.Of(context.User).Allows(Permissions.Publish), cancellationToken);

    private static Task<IResult> FindAsync(string id, HttpContext context, ItemReads items, CancellationToken cancellationToken) =>
        items.FindAsync(id, Actor.Of(context.User).Allows(Permissions.Publish), cancellationToken);

    private static Task<IResult> PostAsync(
        WriteRequest write, ItemWrites items, FeedWriter feed, HeldWrites held, HeldAnswers answers, CancellationToken cancellationToken) =>
        HeldForm.IsAsked(write.Body)
            ? answers.WriteAsync(write, StatusCodes.Status202Accepted, cancel => held.SaveAsync(write, cancel), cancellationToken)
            : feed.CreateAsync(write, "items", cancel => items.PostAsync(write, cancel), cancellationToken);

    private static Task<IResult> ChangeAsync(string id, WriteRequest write, ItemWrites items, FeedWriter feed, CancellationToken cancellationToken) =>
        feed.ChangeAsync(write, cancel => items.ChangeAsync(id, write, cancel), cancellationToken);

    private static Task<IResult> CorrectAsync(string id, WriteRequest write, ItemWrites items, FeedWriter feed, CancellationToken cancellationToken) =>
        feed.ChangeAsync(write, cancel => items.CorrectAsync(id, write, cancel), cancellationToken);

    private static Task<IResult> RetractAsync(string id, WriteRequest write, ItemWrites items, FeedWriter feed, CancellationToken cancellationToken) =>
        feed.ChangeAsync(write, cancel => items.RetractAsync(id, write, cancel), cancellationToken);
}
