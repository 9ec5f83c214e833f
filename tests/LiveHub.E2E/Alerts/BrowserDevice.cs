using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LiveHub.E2E.Alerts;

/// <summary>A device as its app or browser knows it.</summary>
internal sealed record BrowserDevice(string Id, string Secret)
{
    /// <summary>What the server has of it, asked with its own secret; null when it is not on the list.</summary>
    public async Task<JsonObject?> FindAsync(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Device " + Secret);
        using var answer = await http.GetAsync(new Uri($"api/v1/devices/{Id}", UriKind.Relative));
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonObject>();
    }
}
