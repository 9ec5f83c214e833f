using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Publishing.Topics;

/// <summary>The rows of docs/http-api.md that begin with <c>/topics</c>.</summary>
internal static class TopicEndpoints
{
    public static void MapTopics(this RouteGroupBuilder api)
    {
        var reads = api.MapGroup("/topics").RequireAuthorization(Policies.Reader);
        reads.MapGet("", List);
        reads.MapGet("{slug}", Find);

        var writes = api.MapGroup("/topics").AsWrites(Permissions.Publish);
        writes.MapPost("", OpenAsync);
        writes.MapPatch("{slug}", ChangeAsync);
        writes.MapPost("{slug}/state", EnterAsync);
        writes.MapPut("order", OrderAsync);
    }

    private static Answer List(LiveFeed live) =>
        new(new JsonObject { ["topics"] = new JsonArray([.. live.State.Topics().Select(head => ResourceOf(head, live))]) });

    private static IResult Find(string slug, LiveFeed live) =>
        live.State.Find(Subjects.Topic(slug)) is { Fact: TopicFact } head
            ? new Answer(ResourceOf(head, live)) { Revision = head.Revision }
            : Problem.NotFound($"There is no topic {slug}.");

    private static Task<IResult> OpenAsync(WriteRequest write, TopicWrites topics, FeedWriter feed, CancellationToken cancellationToken) =>
        feed.CreateAsync(write, "topics", cancel => topics.OpenAsync(write, cancel), cancellationToken);

    private static Task<IResult> ChangeAsync(string slug, WriteRequest write, TopicWrites topics, FeedWriter feed, CancellationToken cancellationToken) =>
        feed.ChangeAsync(write, cancel => topics.ChangeAsync(slug, write, cancel), cancellationToken);

    private static Task<IResult> EnterAsync(string slug, WriteRequest write, TopicWrites topics, FeedWriter feed, CancellationToken cancellationToken) =>
        feed.ChangeAsync(write, cancel => topics.EnterAsync(slug, write, cancel), cancellationToken);

    private static Task<IResult> OrderAsync(WriteRequest write, TopicWrites topics, FeedWriter feed, CancellationToken cancellationToken) =>
        feed.ChangeAllAsync(write, "topics", cancel => topics.OrderAsync(write, cancel), cancellationToken);

    private static JsonObject ResourceOf(SubjectHead head, LiveFeed live)
    {
        var fact = head.Fact ?? throw new InvalidOperationException($"{head.Subject} is listed without its fact.");
        var position = new FeedPosition(live.State.Position.Epoch, head.Offset);
        var resource = Resource.Of(head.Subject, fact, head.Routing, head.Revision, head.First, position, head.Time);
        // A count is of the moment; answers to writes leave it out so that a repeated write gets the same answer.
        resource["itemCount"] = live.State.CountOf(Subjects.IdOf(head.Subject));
        return resource;
    }
}
