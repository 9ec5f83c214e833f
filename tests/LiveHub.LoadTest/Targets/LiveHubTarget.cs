using System.Net;
using System.Net.Http.Headers;
using LiveHub.Protocol;

namespace LiveHub.LoadTest.Targets;

/// <summary>A LiveHub server: headlines go in by the HTTP API, durable before they are answered.</summary>
internal sealed class LiveHubTarget : ITarget, IDisposable
{
    private const string Topic = "load";
    private readonly HttpClient _http;

    public LiveHubTarget(Uri url, string key, StoreKind store)
    {
        Url = url;
        Name = store == StoreKind.Sqlite ? "LiveHub" : $"LiveHub, {store.Name}";
        _http = new HttpClient { BaseAddress = url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public string Name { get; }

    public Uri Url { get; }

    public byte[] Follow { get; } = HubCall.Of(HubMethods.Follow, new FollowRequest { Topics = [Topic] });

    public async Task PrepareAsync()
    {
        using var answer = await _http.PostAsJsonAsync(
            new Uri("api/v1/topics", UriKind.Relative), new { slug = Topic, labels = new[] { new { value = "Load", lang = "en" } } });
        if (answer.StatusCode != HttpStatusCode.Conflict) // It is there from an earlier run.
            await RequireAsync(answer);
    }

    public async Task PublishAsync(string id, string headline)
    {
        using var answer = await _http.PostAsJsonAsync(
            new Uri("api/v1/items", UriKind.Relative), new { id, topics = new[] { Topic }, language = "ar", headline });
        await RequireAsync(answer);
    }

    public void Dispose() => _http.Dispose();

    private static async Task RequireAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"The server answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
