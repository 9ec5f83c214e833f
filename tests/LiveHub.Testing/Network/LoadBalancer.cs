using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace LiveHub.Testing.Network;

/// <summary>A real HAProxy with the configuration that compose.yaml uses, in front of two nodes.</summary>
public sealed class LoadBalancer : IAsyncDisposable
{
    private readonly StringBuilder log = new();
    private readonly Process process;

    private LoadBalancer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>Which nodes it gives readers, as they come and go.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    /// <summary>Starts one and waits until it passes requests on.</summary>
    public static async Task<LoadBalancer> StartAsync(Uri node1, Uri node2)
    {
        var port = FreePort.Next();
        var start = new ProcessStartInfo("haproxy", ["-db", "-f", Repository.PathOf("deploy", "haproxy.cfg")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LIVEHUB_BIND"] = $"127.0.0.1:{port}", ["LIVEHUB_NODE1"] = node1.Authority, ["LIVEHUB_NODE2"] = node2.Authority },
        };
        Process started;
        try
        {
            started = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("haproxy is missing: apt-get install haproxy", exception);
        }
        var balancer = new LoadBalancer(started, port);
        started.OutputDataReceived += (_, line) => balancer.Note(line.Data);
        started.ErrorDataReceived += (_, line) => balancer.Note(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        try
        {
            using var http = new HttpClient { BaseAddress = balancer.Address };
            await Eventually.Until("the load balancer passes requests on", () => balancer.AnswersAsync(http));
            return balancer;
        }
        catch
        {
            await balancer.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync().Within("the load balancer is gone");
        process.Dispose();
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        if (process.HasExited)
            throw new InvalidOperationException($"haproxy ended with exit code {process.ExitCode}:\n{Log}");
        try
        {
            using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException exception) when (exception.InnerException is SocketException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        lock (log)
            log.AppendLine(line);
    }
}
