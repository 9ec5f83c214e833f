using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Client.Tests.Scripted;
using LiveHub.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LiveHub.Cli.Tests;

/// <summary>Kestrel that answers the HTTP API as a test tells it, keeps what was asked, and takes items once per id.</summary>
internal sealed class ScriptedApi : IAsyncDisposable
{
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly ConcurrentDictionary<string, JsonObject> _items = new();
    private int _drops;

    public required ScriptedServer Server { get; init; }

    public string Address => Server.Address.ToString();

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>Headlines in the order in which they were taken.</summary>
    public ConcurrentQueue<string> Headlines { get; } = new();

    /// <summary>Answers before the usual ones; null: the usual one.</summary>
    public Func<RecordedRequest, (int Status, JsonNode? Body)?> Script { get; set; } = _ => null;

    public static async Task<ScriptedApi> StartAsync()
    {
        ScriptedApi? api = null;
        var server = await ScriptedServer.StartAsync(map: app => app.Map("/{**path}", (HttpContext context) => api?.AnswerAsync(context) ?? Task.CompletedTask));
        return api = new ScriptedApi { Server = server };
    }

    /// <summary>The next so many requests are read and then cut off without an answer.</summary>
    public void Drop(int requests) => _drops = requests;

    public static JsonObject Problem(string code, string detail, params JsonNode[] errors) =>
        new() { ["type"] = "https://livehub.dev/problems/" + code, ["detail"] = detail, ["errors"] = errors.Length == 0 ? null : new JsonArray(errors) };

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request);
        _requests.Enqueue(request);
        if (Interlocked.Decrement(ref _drops) >= 0)
        {
            context.Abort();
            return;
        }
        var (status, body) = Script(request) ?? Usual(request);
        context.Response.StatusCode = status;
        if (status == 503)
            context.Response.Headers.RetryAfter = "0";
        if (body is not null)
            await context.Response.WriteAsync(body.ToJsonString(WireJson.Options));
    }

    private (int Status, JsonNode? Body) Usual(RecordedRequest request)
    {
        if (request is { Method: "POST", Path: "/api/v1/items", Body: { } body })
            return Take(body);
        return request.Path == "/health/ready" ? (200, new JsonObject { ["status"] = "ready" }) : (404, Problem("not-found", "There is nothing there."));
    }

    private (int Status, JsonNode? Body) Take(JsonObject body)
    {
        var id = body["id"]?.ToString() ?? "made";
        if (!_items.TryAdd(id, body))
            return (409, Problem("exists", "The id is taken."));
        var headline = body["headline"]?.ToString() ?? "";
        Headlines.Enqueue(headline);
        return (201, Item(id, headline, body["language"]?.ToString() ?? "en"));
    }

    public static JsonObject Item(string id, string headline, string language, long revision = 1) => new()
    {
        ["id"] = id,
        ["revision"] = revision,
        ["position"] = "1-aaaaaaaa.7",
        ["language"] = language,
        ["publishedAt"] = 1_750_000_000_000,
        ["headline"] = new JsonObject { ["value"] = headline, ["lang"] = language, ["dir"] = Slug.DirectionOf(language) },
    };

    private static async Task<RecordedRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync();
        return new RecordedRequest(
            request.Method, request.Path.Value ?? "", request.QueryString.Value ?? "", request.Headers["Idempotency-Key"], request.Headers.IfMatch, request.Headers.Authorization,
            text.Length == 0 ? null : JsonSerializer.Deserialize<JsonObject>(text));
    }
}
