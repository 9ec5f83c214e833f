using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace LiveHub.LoadTest.Targets;

/// <summary>A redis-server with an append-only file and an empty folder, for one measure.</summary>
internal sealed class RedisProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly DataFolder _data = new();
    private readonly Process _process;
    private readonly int _port = ServerProcess.FreeUrl().Port;

    private RedisProcess(string appendFsync)
    {
        string[] arguments =
        [
            "--port", $"{_port}", "--bind", "127.0.0.1", "--dir", _data.Path, "--save", "", "--appendonly", "yes", "--appendfsync", appendFsync,
        ];
        var start = new ProcessStartInfo("redis-server", arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        _process = Process.Start(start) ?? throw new InvalidOperationException("redis-server did not start.");
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
    }

    public int Pid => _process.Id;

    public string Configuration => $"127.0.0.1:{_port}";

    public static async Task<RedisProcess> StartAsync(string appendFsync)
    {
        var redis = new RedisProcess(appendFsync);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await redis.AskAsync("PING");
                return redis;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }
    }

    /// <summary>Sends one command in a line, and gives the answer as it came.</summary>
    public async Task<string> AskAsync(string command)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", _port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
        var buffer = new byte[64 * 1024];
        return Encoding.UTF8.GetString(buffer, 0, await socket.GetStream().ReadAsync(buffer));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _data.Dispose();
    }
}
