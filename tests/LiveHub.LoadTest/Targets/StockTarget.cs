using LiveHub.LoadTest.Peer;
using LiveHub.Protocol;

namespace LiveHub.LoadTest.Targets;

/// <summary>The stock SignalR peer: headlines go in by HTTP and are kept nowhere.</summary>
internal sealed class StockTarget(Uri url) : ITarget, IDisposable
{
    private const string Topic = "load";
    private readonly HttpClient _http = new() { BaseAddress = url };

    public string Name => "stock SignalR";

    public Uri Url => url;

    public byte[] Follow { get; } = HubCall.Of(HubMethods.Follow, Topic);

    public Task PrepareAsync() => Task.CompletedTask;

    public async Task PublishAsync(string id, string headline)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri("publish", UriKind.Relative), new StockItem(id, Topic, "ar", headline, 0));
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
