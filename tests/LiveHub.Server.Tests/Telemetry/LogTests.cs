using System.Net.Http.Json;
using System.Text.Json;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Telemetry;

/// <summary>What a real server writes to its terminal, searched for what must be there and what must never be.</summary>
public sealed class LogTests
{
    private const string Address = "203.0.113.77";
    private const string WrongKey = "lh_wrong_0123456789abcdefghijklmnopqrstuv";
    private const string Token = "lh_token_0123456789abcdefghijklmnopqrstuv";
    private const string Cookie = "session=5e55104c00c1e";
    private static readonly string[] Talkative =
        ["--trusted-proxies", "127.0.0.1", "--Serilog:MinimumLevel:Default", "Debug", "--Serilog:MinimumLevel:Override:LiveHub.Server.Hosting.RequestLog", "Debug"];

    [Fact]
    public async Task Writes_are_accounted_for_and_no_secret_or_address_is_in_the_log()
    {
        using var folder = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(folder.Path, Talkative);
        var made = await UseAsync(server);

        await Eventually.Until("the log has the last request", () => server.Log.Contains("/health/live", StringComparison.Ordinal));
        await server.StopAsync();
        var log = server.Log;
        foreach (var secret in (string[])[LiveHubProcess.AdminKey, WrongKey, Token, Cookie, made, "access_token", "Bearer", Address, "Ferry service"])
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
        var lines = log.Split('\n');
        Assert.Contains(lines, line => line.Contains("Accepted: key ", StringComparison.Ordinal) && line.Contains("item.posted item/a revision 1 at ", StringComparison.Ordinal) && line.Contains("replay true", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(lines, line => line.Contains("key.added", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Refused: key -, POST /api/v1/items: 401 key-unknown", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Refused: key ", StringComparison.Ordinal) && line.Contains("POST /api/v1/items: 400 invalid", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("GET /no%0Asuch", StringComparison.Ordinal) && line.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Addresses_are_in_the_log_only_when_asked_for()
    {
        using var folder = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(folder.Path, [.. Talkative, "--Logging:ReaderAddresses", "true"]);
        await UseAsync(server);
        await Eventually.Until("the log names the address", () => server.Log.Contains($"address {Address}", StringComparison.Ordinal));
        Assert.DoesNotContain(Token, server.Log, StringComparison.Ordinal);
    }

    /// <returns>The secret of a key that was made.</returns>
    private static async Task<string> UseAsync(LiveHubProcess server)
    {
        using var made = await SendAsync(server, "api/v1/keys", new { name = "desk", preset = "editor" });
        using var body = JsonDocument.Parse(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var secret = body.RootElement.GetProperty("key").GetString()!;
        using var topic = await SendAsync(server, "api/v1/topics", new { slug = "harbour", labels = new[] { new { value = "Harbour", lang = "en" } } });
        var item = new { id = "a", topics = new[] { "harbour" }, language = "en", headline = "Ferry service resumes" };
        using var posted = await SendAsync(server, "api/v1/items", item, secret);
        using var again = await SendAsync(server, "api/v1/items", item, secret);
        using var invalid = await SendAsync(server, "api/v1/items", new { topics = Array.Empty<string>() }, secret);
        using var refused = await SendAsync(server, "api/v1/items", item, WrongKey);
        using var hub = await SendAsync(server, $"live?id=x&access_token={Token}", body: null);
        using var missing = await SendAsync(server, $"no%0Asuch?access_token={Token}", body: null);
        using var last = await SendAsync(server, "health/live", body: null);
        return secret;
    }

    private static async Task<HttpResponseMessage> SendAsync(LiveHubProcess server, string path, object? body, string? key = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        request.Headers.Add("Cookie", Cookie);
        request.Headers.Add("X-Forwarded-For", Address);
        if (body is not null)
            request.Headers.Add("Idempotency-Key", $"log-{path.GetHashCode(StringComparison.Ordinal)}-{JsonSerializer.Serialize(body).Length}");
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        return await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
