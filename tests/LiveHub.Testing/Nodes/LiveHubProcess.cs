using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace LiveHub.Testing.Nodes;

/// <summary>The built server as a process of its own, on one port and one data folder through stops, kills and starts.</summary>
/// <remarks>What is started is what the build made of src/LiveHub.Server, in the configuration of the tests.</remarks>
public sealed class LiveHubProcess : IAsyncDisposable
{
    /// <summary>The first administrator's key of every node under test.</summary>
    public const string AdminKey = "lh_admin_0123456789abcdefghijklmnopqrstuv";

    private readonly string data;
    private readonly IReadOnlyList<string> arguments;
    private readonly StringBuilder log = new();
    private readonly Lock logLock = new();
    private Process? process;

    private LiveHubProcess(string data, IReadOnlyList<string> arguments, string host, int port)
    {
        this.data = data;
        this.arguments = arguments;
        Address = new Uri($"http://{host}:{port}/");
        Http = new HttpClient { BaseAddress = Address };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminKey);
    }

    public Uri Address { get; }

    /// <summary>Of the running server.</summary>
    public int Id => (process ?? throw new InvalidOperationException("The server is not running.")).Id;

    /// <summary>A program and its arguments that start the server in their own place, such as <c>prlimit</c> with a limit; empty: none.</summary>
    public IReadOnlyList<string> Launcher { get; private init; } = [];

    /// <summary>Speaks to the server with the administrator's key.</summary>
    public HttpClient Http { get; }

    /// <summary>What the server wrote to its terminal, all its lives together.</summary>
    public string Log
    {
        get
        {
            lock (logLock)
                return log.ToString();
        }
    }

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="data">The data folder; kept.</param>
    /// <param name="arguments">More arguments for the server.</param>
    public static Task<LiveHubProcess> StartAsync(string data, params IReadOnlyList<string> arguments) => StartUnderAsync([], data, arguments);

    /// <summary>The same, by a <see cref="Launcher"/>.</summary>
    public static Task<LiveHubProcess> StartUnderAsync(IReadOnlyList<string> launcher, string data, params IReadOnlyList<string> arguments) =>
        StartAtAsync("127.0.0.1", launcher, data, arguments);

    /// <summary>The same, listening on another address than that of the loopback.</summary>
    public static async Task<LiveHubProcess> StartAtAsync(string host, IReadOnlyList<string> launcher, string data, params IReadOnlyList<string> arguments)
    {
        var node = new LiveHubProcess(data, arguments, host, FreePort.Next()) { Launcher = launcher };
        try
        {
            await node.StartAsync();
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server (again), on the same port and data.</summary>
    public async Task StartAsync()
    {
        IReadOnlyList<string> command = [.. Launcher, Program];
        var start = new ProcessStartInfo(command[0])
        {
            // As with `dotnet run`: the folder that holds wwwroot.
            WorkingDirectory = Repository.PathOf("src", "LiveHub.Server"),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LIVEHUB_ADMIN_KEY"] = AdminKey },
        };
        foreach (var (key, value) in LenientAlerts.Settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        foreach (var argument in (IEnumerable<string>)[.. command.Skip(1), "--urls", Address.GetLeftPart(UriPartial.Authority), "--data", data, .. arguments])
            start.ArgumentList.Add(argument);
        process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Eventually.Until("the server is ready", IsReadyAsync);
    }

    /// <summary>SIGTERM: the server says goodbye and ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        var running = process ?? throw new InvalidOperationException("The server is not running.");
        Terminate();
        await running.WaitForExitAsync().Within("the server ends after SIGTERM");
        return Forget();
    }

    /// <summary>SIGTERM, without waiting for what comes of it.</summary>
    public void Terminate()
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-TERM", $"{Id}"]) { UseShellExecute = false })!;
        kill.WaitForExit();
    }

    /// <summary>SIGKILL: the server gets no chance to do anything.</summary>
    public async Task KillAsync()
    {
        var running = process ?? throw new InvalidOperationException("The server is not running.");
        running.Kill();
        await running.WaitForExitAsync().Within("the server is gone after SIGKILL");
        Forget();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
        process?.Dispose();
        Http.Dispose();
    }

    /// <summary>The built server.</summary>
    internal static string Program => Path.Combine(Repository.PathOf("artifacts", "bin", "LiveHub.Server", Configuration), "LiveHub.Server");

    // Tests and server are built together, so what these tests were built as is what the server was built as.
    private static string Configuration => Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private async Task<bool> IsReadyAsync()
    {
        if (process is { HasExited: true } ended)
            throw new InvalidOperationException($"The server ended with exit code {ended.ExitCode}:\n{Log}");
        try
        {
            using var answer = await Http.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private int Forget()
    {
        var code = process!.ExitCode;
        process.Dispose();
        process = null;
        return code;
    }

    private void Note(string? line)
    {
        lock (logLock)
            log.AppendLine(line);
    }
}
