using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Publishing;

/// <summary>A real node on real SQLite, and an editor at it.</summary>
public sealed class Newsroom : IDisposable
{
    private readonly TestFolder? _folder;

    public Newsroom()
        : this(settings: null)
    {
    }

    internal Newsroom(IReadOnlyDictionary<string, string>? settings, string? data = null, TimeProvider? clock = null)
    {
        _folder = data is null ? new TestFolder() : null;
        Node = new LiveHubNode(data ?? _folder!.Path, clock, settings).Start();
        Http = Node.CreateClient();
    }

    public LiveHubNode Node { get; }

    internal HttpClient Http { get; }

    internal static string NewSlug() => "t" + Guid.NewGuid().ToString("n")[..12];

    /// <summary>Waits until the lock of a stopped node's data folder is free: a process that a test beside this one is just starting holds it until it runs its own program.</summary>
    internal static Task LetGoAsync(string data) => Eventually.Until("the data folder is free", () =>
    {
        try
        {
            using var file = File.Open(Path.Combine(data, "livehub.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    });

    /// <summary>Waits until a node has read its feed.</summary>
    internal static Task LoadedAsync(LiveHubNode node) => Eventually.Until("the node is ready", async () =>
    {
        using var http = node.CreateClient();
        using var ready = await http.GetAsync(new Uri("health/ready", UriKind.Relative));
        return ready.IsSuccessStatusCode;
    });

    public void Dispose()
    {
        Http.Dispose();
        Node.Dispose();
        _folder?.Dispose();
    }

    internal Task<Reply> GetAsync(string path, string? key = null) => SendAsync(HttpMethod.Get, path, body: null, key: key ?? "");

    internal Task<Reply> PostAsync(string path, string body, string? ifMatch = null, string? repeat = null, string? key = null, string? from = null) =>
        SendAsync(HttpMethod.Post, path, body, ifMatch, repeat, key, from: from);

    internal Task<Reply> PatchAsync(string path, string body, string? ifMatch = "*", string? repeat = null, string? key = null) =>
        SendAsync(HttpMethod.Patch, path, body, ifMatch, repeat, key);

    /// <param name="key">Null: the administrator's; empty: none.</param>
    /// <param name="from">The address that a proxy names.</param>
    internal async Task<Reply> SendAsync(
        HttpMethod method, string path, string? body, string? ifMatch = null, string? repeat = null, string? key = null, string mediaType = "application/json", string? from = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, mediaType);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (repeat is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", repeat);
        if (from is not null)
            request.Headers.Add("X-Forwarded-For", from);
        if (key != "")
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? LiveHubProcess.AdminKey);
        var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Reply(response, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
    }

    /// <summary>Opens a topic of the test's own.</summary>
    internal async Task<string> TopicAsync()
    {
        var slug = NewSlug();
        (await PostAsync("/topics", $$"""{"slug":"{{slug}}","labels":[{"value":"الميناء","lang":"ar"},{"value":"Harbour","lang":"en"}]}""")).Expect(201);
        return slug;
    }

    /// <summary>Publishes an item in a topic of the test's own.</summary>
    internal async Task<Reply> ItemAsync(string? topic = null, string headline = "Ferry service resumes after the storm", string more = "") =>
        (await PostAsync("/items", $$"""{"topics":["{{topic ?? await TopicAsync()}}"],"language":"en","headline":"{{headline}}"{{more}}}""")).Expect(201);

    /// <summary>Makes a key and answers its secret.</summary>
    internal async Task<(string Id, string Secret)> KeyAsync(string fields)
    {
        var reply = (await PostAsync("/keys", $$"""{"name":"test",{{fields}}}""")).Expect(201);
        return (reply.Id, (string)reply.Body["key"]!);
    }
}
