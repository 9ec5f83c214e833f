using System.Diagnostics;

namespace LiveHub.Testing.Redis;

/// <summary>A real Sentinel that watches one primary and promotes its replica a second after it is gone.</summary>
public sealed class RedisSentinel : IAsyncDisposable
{
    /// <summary>What the primary is called in configuration strings.</summary>
    public const string ServiceName = "newsroom";

    private readonly TestFolder folder = new();
    private readonly Process process;

    private RedisSentinel(RedisServer primary, int port)
    {
        Port = port;
        var file = Path.Combine(folder.Path, "sentinel.conf");
        File.WriteAllText(file, $"""
            port {port}
            bind 127.0.0.1
            dir {folder.Path}
            sentinel monitor {ServiceName} 127.0.0.1 {primary.Port} 1
            sentinel down-after-milliseconds {ServiceName} 1000
            sentinel failover-timeout {ServiceName} 5000
            """);
        process = Process.Start(new ProcessStartInfo("redis-server", [file, "--sentinel"]) { UseShellExecute = false, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("Sentinel did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
    }

    public int Port { get; }

    /// <summary>For <c>--redis</c>.</summary>
    public string Configuration => $"127.0.0.1:{Port},serviceName={ServiceName}";

    /// <summary>Starts one and waits until it knows the primary's replica.</summary>
    public static async Task<RedisSentinel> StartAsync(RedisServer primary)
    {
        var sentinel = new RedisSentinel(primary, FreePort.Next());
        await Eventually.Until("Sentinel knows the replica", async () =>
        {
            try
            {
                return (await RedisServer.AskAsync(sentinel.Port, "SENTINEL", "REPLICAS", ServiceName)).Contains("slave", StringComparison.Ordinal);
            }
            catch (System.Net.Sockets.SocketException)
            {
                return false;
            }
        });
        return sentinel;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }
}
