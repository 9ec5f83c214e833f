using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Publishing.Items;
using LiveHub.Server.Publishing.Topics;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Demo;

/// <summary>An editor without a browser: writes by the same path and under the same rules as the HTTP API.</summary>
internal sealed class DemoEditor(FeedWriter feed, ItemWrites items, TopicWrites topics)
{
    private static readonly Actor Editor = new("demo", "Demo newsroom", MadeBy: "", Permissions.Presets["editor"], []);

    public Task OpenTopicAsync(JsonObject topic, CancellationToken cancellationToken) =>
        DoAsync(topic, write => feed.CreateAsync(write, "topics", cancel => topics.OpenAsync(write, cancel), cancellationToken));

    public Task EnterAsync(string slug, string state, CancellationToken cancellationToken) =>
        DoAsync(new JsonObject { ["state"] = state }, write => feed.ChangeAsync(write, cancel => topics.EnterAsync(slug, write, cancel), cancellationToken));

    public Task PostAsync(JsonObject item, CancellationToken cancellationToken) =>
        DoAsync(item, write => feed.CreateAsync(write, "items", cancel => items.PostAsync(write, cancel), cancellationToken));

    public Task ChangeAsync(string id, JsonObject change, CancellationToken cancellationToken) =>
        DoAsync(change, write => feed.ChangeAsync(write, cancel => items.ChangeAsync(id, write, cancel), cancellationToken));

    public Task CorrectAsync(string id, JsonObject correction, CancellationToken cancellationToken) =>
        DoAsync(correction, write => feed.ChangeAsync(write, cancel => items.CorrectAsync(id, write, cancel), cancellationToken));

    public Task RetractAsync(string id, JsonObject retraction, CancellationToken cancellationToken) =>
        DoAsync(retraction, write => feed.ChangeAsync(write, cancel => items.RetractAsync(id, write, cancel), cancellationToken));

    /// <exception cref="DemoRefusedException">The API would have answered with a problem.</exception>
    public static async Task DoAsync(JsonObject body, Func<WriteRequest, Task<IResult>> send)
    {
        if (await send(WriteOf(body)) is Problem problem)
            throw new DemoRefusedException(problem);
    }

    /// <summary>As if it had been sent with the demo's key, whatever the revision.</summary>
    public static WriteRequest WriteOf(JsonObject body) =>
        new(Editor, JsonSerializer.SerializeToElement(body), new Precondition(IsGiven: true, Revision: null), Repeat: null, new FieldErrors(), Refusal: null);
}
