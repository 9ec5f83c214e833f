using System.Security.Cryptography;

namespace LiveHub.LoadTest.Targets;

/// <summary>A LiveHub server with an empty, durable store and no limit on writing.</summary>
internal sealed class LiveHubServer : IDisposable
{
    private readonly DataFolder _data;
    private readonly ServerProcess _process;

    private LiveHubServer(DataFolder data, ServerProcess process, Uri url, string key) => (_data, _process, Url, Key) = (data, process, url, key);

    public Uri Url { get; }

    /// <summary>The administrator's key.</summary>
    public string Key { get; }

    public int Pid => _process.Pid;

    public static async Task<LiveHubServer> StartAsync()
    {
        var (data, url) = (new DataFolder(), ServerProcess.FreeUrl());
        var key = $"lh_admin_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        var process = await ServerProcess.StartAsync(
            ServerProcess.Program("LiveHub.Server"),
            ["--urls", url.GetLeftPart(UriPartial.Authority), "--data", data.Path, "--Limits:WritesPerKey", "0", "--Limits:WritesPerAddress", "0"],
            url, new Dictionary<string, string>(StringComparer.Ordinal) { ["LIVEHUB_ADMIN_KEY"] = key });
        return new LiveHubServer(data, process, url, key);
    }

    public void Dispose()
    {
        _process.Dispose();
        _data.Dispose();
    }
}
