using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LiveHub.Server.Tests.Publishing;

namespace LiveHub.Server.Tests.Devices;

/// <summary>An app on a phone: an id and a secret that it chose.</summary>
internal sealed class Handset(Newsroom newsroom, string? id = null, string? secret = null)
{
    public string Id { get; } = id ?? "phone-" + Guid.NewGuid().ToString("n");

    public string Secret { get; } = secret ?? Guid.NewGuid().ToString("n");

    /// <summary>A registration with all that is needed, and more fields; of another phone each time unless the target is given.</summary>
    public static string Profile(string more = "", string? target = null) =>
        $$"""{"platform":"android","kind":"token","target":"{{target ?? $"token:of-{Guid.NewGuid():n}"}}","languages":["ar","en"]{{more}}}""";

    public Task<Reply> PutAsync(string body) => SendAsync(HttpMethod.Put, "", body);

    public Task<Reply> PatchAsync(string body) => SendAsync(HttpMethod.Patch, "", body);

    public Task<Reply> GetAsync() => SendAsync(HttpMethod.Get, "", body: null);

    public Task<Reply> DeleteAsync() => SendAsync(HttpMethod.Delete, "", body: null);

    public Task<Reply> ReceivedAsync(string alert, int revision) => SendAsync(HttpMethod.Post, "/received", $$"""{"alert":"{{alert}}","revision":{{revision}}}""");

    private async Task<Reply> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/devices/{Id}{path}");
        if (Secret.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Device", Secret);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await newsroom.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Reply(response, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
    }
}
