namespace LiveHub.Server.Demo.Phones;

/// <summary>The server as its phones see it: over HTTP, like any app's.</summary>
internal sealed class OwnServer(string address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(10) };

    public Task RegisterAsync(DemoPhone phone, CancellationToken cancellationToken) => SendAsync(
        HttpMethod.Put, phone, "",
        new { platform = phone.PlatformName, kind = "token", target = phone.Target, appVersion = "demo", languages = new[] { phone.Lang }, timeZone = "Etc/UTC" }, cancellationToken);

    public Task ReceivedAsync(DemoPhone phone, PushData push, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, phone, "/received", new { alert = push.Alert, revision = push.Revision }, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task SendAsync<TBody>(HttpMethod method, DemoPhone phone, string path, TBody body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"api/v1/devices/{phone.Id}{path}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", "Device " + phone.Secret);
        using var answer = await _http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
