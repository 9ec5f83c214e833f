using System.Security.Cryptography;

namespace LiveHub.LoadTest.Targets;

/// <summary>A LiveHub server with an empty, durable store and no limit on writing.</summary>
internal sealed class LiveHubServer : IDisposable
{
    private readonly DataFolder _data;
    private readonly RedisProcess? _redis;
    private readonly ServerProcess _process;

    private LiveHubServer(DataFolder data, RedisProcess? redis, ServerProcess process, Uri url, string key) =>
        (_data, _redis, _process, Url, Key) = (data, redis, process, url, key);

    public Uri Url { get; }

    /// <summary>The administrator's key.</summary>
    public string Key { get; }

    /// <summary>The server's own; what Redis uses is not its.</summary>
    public int Pid => _process.Pid;

    public static async Task<LiveHubServer> StartAsync(StoreKind store)
    {
        var redis = store.AppendFsync is { } appendFsync ? await RedisProcess.StartAsync(appendFsync) : null;
        string[] place = redis is null ? [] : ["--redis", redis.Configuration];
        var (data, url) = (new DataFolder(), ServerProcess.FreeUrl());
        var key = $"lh_admin_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        var process = await ServerProcess.StartAsync(
            ServerProcess.Program("LiveHub.Server"),
            ["--urls", url.GetLeftPart(UriPartial.Authority), "--data", data.Path, "--Limits:WritesPerKey", "0", "--Limits:WritesPerAddress", "0", .. place],
            url, new Dictionary<string, string>(StringComparer.Ordinal) { ["LIVEHUB_ADMIN_KEY"] = key });
        return new LiveHubServer(data, redis, process, url, key);
    }

    public void Dispose()
    {
        _process.Dispose();
        _redis?.Dispose();
        _data.Dispose();
    }
}
