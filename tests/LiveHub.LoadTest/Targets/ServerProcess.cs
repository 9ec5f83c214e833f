using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LiveHub.LoadTest.Targets;

/// <summary>A server started for a measure, on the first core where the machine has more than one; the load comes from the others.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    public int Pid => _process.Id;

    public static bool CanPin { get; } = OperatingSystem.IsLinux() && Environment.ProcessorCount > 1 && File.Exists("/usr/bin/taskset");

    public static async Task<ServerProcess> StartAsync(string program, IReadOnlyList<string> arguments, Uri url, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(CanPin ? "/usr/bin/taskset" : program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in CanPin ? ["-c", "0", program, .. arguments] : arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var server = new ServerProcess(process);
        await server.AcceptsAsync(url);
        return server;
    }

    /// <summary>Built beside this program, in the same configuration.</summary>
    public static string Program(string project) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), project));

    public static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task AcceptsAsync(Uri url)
    {
        var started = Stopwatch.GetTimestamp();
        using var http = new HttpClient();
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The server ended with exit code {_process.ExitCode}.");
            try
            {
                using var answer = await http.GetAsync(new Uri(url, "/health/ready"));
                if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotFound)
                    return;
            }
            catch (HttpRequestException exception) when (exception.InnerException is SocketException && Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }
}
