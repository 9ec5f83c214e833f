using System.Globalization;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Fuzz;

/// <summary>A server in a process of its own with a reader who has nothing to do with what is thrown at it, and must be served all the same.</summary>
internal sealed class FuzzedServer : IAsyncDisposable
{
    /// <summary>What the process may grow by after it has warmed up. A case that left a kilobyte behind would show at full length.</summary>
    private const long Growth = 160L << 20;

    private readonly TestFolder _folder = new();
    private LiveHubProcess _process = null!;
    private StockReader _bystander = null!;
    private long _warm;
    private int _headlines;


    public Uri Address => _process.Address;

    public string Log => _process.Log;

    public HttpClient Http => _process.Http;

    public static async Task<FuzzedServer> StartAsync()
    {
        var server = new FuzzedServer();
        server._process = await LiveHubProcess.StartAsync(
            server._folder.Path, "--Limits:WritesPerKey", "0", "--Limits:WritesPerAddress", "0", "--Keys:FailedTriesPerMinute", "0", "--Ticker:BeatInterval", "00:00:01");
        await server.PostAsync("topics", """{"slug":"harbour","labels":[{"value":"Harbour","lang":"en"}]}""");
        server._bystander = await StockReader.ConnectAsync(server.Address);
        await server._bystander.FollowAsync(["harbour"]);
        server.WarmedUp();
        return server;
    }

    /// <summary>A headline goes in and the bystander gets it; nothing was answered by an error of the server.</summary>
    public async Task ServesAsync()
    {
        var id = $"bystander-{++_headlines}";
        await PostAsync("items", $$"""{"id":"{{id}}","topics":["harbour"],"language":"en","headline":"Still here {{_headlines}}"}""");
        await _bystander.SeesAsync($"item/{id}");
        Assert.Equal(Microsoft.AspNetCore.SignalR.Client.HubConnectionState.Connected, _bystander.Connection.State);
        Assert.DoesNotContain("Unhandled exception", _process.Log, StringComparison.Ordinal);
    }

    /// <summary>Notes the memory after the first cases, and judges it at the end.</summary>
    public void WarmedUp() => _warm = Memory();

    public long Grown()
    {
        var grown = Memory() - _warm;
        Assert.True(grown < Growth, $"The process grew by {grown >> 20} MiB.");
        return grown;
    }

    public async Task PostAsync(string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri("api/v1/" + path, UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _bystander.DisposeAsync();
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private long Memory() => 1024 * long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
