using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Stories;

/// <summary>The rows of docs/http-api.md that begin with <c>/stories</c>.</summary>
internal static class StoryEndpoints
{
    public static void MapStories(this RouteGroupBuilder api)
    {
        var reads = api.MapGroup("/stories").RequireAuthorization(Permissions.Write).WithMetadata(new NeededPermission(Permissions.Write));
        reads.MapGet("", ListAsync);
        reads.MapGet("{id}", FindAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, StoryReads stories, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var query = new QueryReader(context.Request.Query, errors);
        var (topic, missing) = (query.Slug("topic"), query.Language("missing"));
        var (before, limit) = (query.Number("before", long.MaxValue, 1, long.MaxValue), (int)query.Number("limit", 50, 1, 100));
        query.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        var (found, next) = await stories.ListAsync(topic, missing, before, limit, cancellationToken);
        var body = new JsonObject { ["stories"] = new JsonArray([.. found]) };
        if (next is { } offset)
            body["next"] = offset;
        return new Answer(body);
    }

    private static async Task<IResult> FindAsync(string id, StoryReads stories, CancellationToken cancellationToken) =>
        Slug.IsValid(id) && await stories.FindAsync(id, cancellationToken) is { } story ? new Answer(story) : Problem.NotFound($"There is no item {id}.");
}
