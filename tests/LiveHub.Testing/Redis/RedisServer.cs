using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace LiveHub.Testing.Redis;

/// <summary>A real redis-server on a port and a folder of its own, through stops, kills and starts.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly TestFolder folder = new();
    private readonly RedisServerOptions options;
    private readonly StringBuilder log = new();
    private Process? process;

    private RedisServer(RedisServerOptions options)
    {
        this.options = options;
        Port = FreePort.Next();
    }

    public int Port { get; }

    public string? Password => options.Password;

    /// <summary>For <c>--redis</c>, with the password if there is one.</summary>
    public string Configuration => options.Password is { } password ? $"127.0.0.1:{Port},password={password}" : $"127.0.0.1:{Port}";

    /// <summary>Where it keeps its append-only file and its snapshot.</summary>
    public string DataFolder => folder.Path;

    /// <summary>What it wrote to its terminal, all its lives together.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    /// <summary>Starts one and waits until it answers.</summary>
    public static async Task<RedisServer> StartAsync(RedisServerOptions? options = null)
    {
        var server = new RedisServer(options ?? new RedisServerOptions());
        try
        {
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it on the same port, with what its folder holds.</summary>
    /// <param name="changes">Settings that are other ones from now on, such as <c>("appendonly", "no")</c>.</param>
    public async Task StartAgainAsync(params (string Name, string Value)[] changes)
    {
        foreach (var (name, value) in changes)
            options.Settings[name] = value;
        var start = new ProcessStartInfo("redis-server") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in options.Arguments(Port, folder.Path))
            start.ArgumentList.Add(argument);
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("redis-server is missing: apt-get install redis-server", exception);
        }
        process!.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Eventually.Until("redis-server answers", AnswersAsync);
    }

    /// <summary>SIGKILL: Redis gets no chance to do anything.</summary>
    public async Task KillAsync()
    {
        Running.Kill();
        await Running.WaitForExitAsync().Within("redis-server is gone after SIGKILL");
        Forget();
    }

    /// <summary>SIGTERM: Redis writes what it has to write and ends.</summary>
    public async Task StopAsync()
    {
        Signal("TERM");
        await Running.WaitForExitAsync().Within("redis-server ends after SIGTERM");
        Forget();
    }

    /// <summary>SIGSTOP: connections stay open and nothing answers, until <see cref="Thaw"/>.</summary>
    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    /// <summary>Waits until a replica is attached and has everything that this one wrote.</summary>
    public Task HasReplicaInStepAsync() => Eventually.Until("a replica has everything", async () =>
    {
        const string Own = "master_repl_offset:";
        var info = await CommandAsync("INFO", "replication");
        var from = info.IndexOf(Own, StringComparison.Ordinal) + Own.Length;
        return info.Contains($"state=online,offset={info[from..info.IndexOf('\r', from)]},lag", StringComparison.Ordinal);
    });

    /// <summary>Removes what it has kept; while it is stopped.</summary>
    public void Empty()
    {
        Directory.Delete(folder.Path, recursive: true);
        Directory.CreateDirectory(folder.Path);
    }

    /// <summary>Sends one command, given as words, over a connection of its own.</summary>
    /// <returns>The reply as it came over the wire.</returns>
    public async Task<string> CommandAsync(params string[] words)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", Port);
        var stream = socket.GetStream();
        if (options.Password is { } password)
            await AskAsync(stream, "AUTH", password);
        return await AskAsync(stream, words);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
        process?.Dispose();
        folder.Dispose();
    }

    private Process Running => process ?? throw new InvalidOperationException("redis-server is not running.");

    private void Signal(string name)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{name}", $"{Running.Id}"]) { UseShellExecute = false })!;
        kill.WaitForExit();
    }

    private void Forget()
    {
        process?.Dispose();
        process = null;
    }

    private async Task<bool> AnswersAsync()
    {
        if (Running.HasExited)
            throw new InvalidOperationException($"redis-server ended with exit code {Running.ExitCode}:\n{Log}");
        try
        {
            return (await CommandAsync("PING")).StartsWith("+PONG", StringComparison.Ordinal);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Sends one command to whatever speaks Redis' protocol on a port of this machine.</summary>
    internal static async Task<string> AskAsync(int port, params string[] words)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", port);
        return await AskAsync(socket.GetStream(), words);
    }

    private static async Task<string> AskAsync(NetworkStream stream, params string[] words)
    {
        var request = new StringBuilder().Append('*').Append(words.Length).Append("\r\n");
        foreach (var word in words)
            request.Append('$').Append(Encoding.UTF8.GetByteCount(word)).Append("\r\n").Append(word).Append("\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToString()));
        var buffer = new byte[64 * 1024];
        var count = await stream.ReadAsync(buffer).AsTask().Within($"Redis answers {words[0]}");
        return Encoding.UTF8.GetString(buffer, 0, count);
    }

    private void Note(string? line)
    {
        lock (log)
            log.AppendLine(line);
    }
}
