using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;
using LiveHub.Testing.Faults;
using LiveHub.Testing.Nodes;
using LiveHub.Testing.Redis;

namespace LiveHub.Server.Tests.Scaleout;

/// <summary>Some nodes in this process behind one real Redis, reached through a proxy.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly List<LiveHubNode> _nodes = [];
    private readonly List<HttpClient> _editors = [];

    private Nodes(RedisServer redis)
    {
        Redis = redis;
        Way = new FaultProxy(redis.Port);
    }

    public RedisServer Redis { get; }

    /// <summary>From the nodes to Redis.</summary>
    public FaultProxy Way { get; }

    public int Count => _nodes.Count;

    public LiveHubNode this[int node] => _nodes[node];

    public static async Task<Nodes> StartAsync(int count = 2, params (string Key, string Value)[] settings)
    {
        var nodes = new Nodes(await RedisServer.StartAsync());
        for (var node = 0; node < count; node++)
            nodes.Add(clock: null, settings);
        return nodes;
    }

    /// <summary>One more node.</summary>
    /// <param name="clock">The machine's clock; the system's when not given.</param>
    public LiveHubNode Add(TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var all = settings.Prepend(("Redis:Configuration", $"127.0.0.1:{Way.Port}")).ToDictionary(setting => setting.Item1, setting => setting.Item2, StringComparer.Ordinal);
        var node = new LiveHubNode(_folder.Path, clock, all).Start();
        _nodes.Add(node);
        _editors.Add(node.CreateEditor());
        return node;
    }

    /// <summary>Asks a node's API with the administrator's key.</summary>
    public async Task<Reply> SendAsync(int node, HttpMethod method, string path, object? body = null, string? repeat = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path) { Content = body is null ? null : JsonContent.Create(body) };
        if (repeat is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", repeat);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        var response = await _editors[node].SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Reply(response, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
    }

    /// <summary>Publishes an item that has its id as headline.</summary>
    public Task<Reply> PostAsync(int node, string id, string topic = "harbour", string? repeat = null) =>
        SendAsync(node, HttpMethod.Post, "/items", new { id, topics = new[] { topic }, language = "en", headline = id }, repeat);

    public async Task OpenTopicAsync(string slug = "harbour") =>
        (await SendAsync(0, HttpMethod.Post, "/topics", new { slug, labels = new[] { new { value = slug, lang = "en" } } })).Expect(201);

    public async ValueTask DisposeAsync()
    {
        foreach (var editor in _editors)
            editor.Dispose();
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await Way.DisposeAsync();
        await Redis.DisposeAsync();
        _folder.Dispose();
    }
}
