using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Sessions;

/// <summary>Asks the API as the page of a signed-in person does.</summary>
internal static class Browser
{
    public static async Task<Reply> SendAsync(this SignedIn browser, HttpMethod method, string path, object? body = null, string? csrf = null, string? repeat = null)
    {
        using var request = new HttpRequestMessage(method, new Uri("api/v1/" + path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        if (csrf is not null)
            request.Headers.TryAddWithoutValidation("X-CSRF", csrf);
        if (repeat is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", repeat);
        var response = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Reply(response, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
    }
}
