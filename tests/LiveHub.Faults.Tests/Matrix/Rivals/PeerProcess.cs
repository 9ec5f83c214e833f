using System.Diagnostics;
using System.Globalization;
using LiveHub.Testing;

namespace LiveHub.Faults.Tests.Matrix.Rivals;

/// <summary>A node of a peer: a process that answers <c>GET /ready</c> and <c>POST /publish/NUMBER</c>.</summary>
internal sealed class PeerProcess(string program, IReadOnlyList<string> arguments) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(15) };
    private Process? _process;

    public int Port { get; } = FreePort.Next();

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Append(Port.ToString(CultureInfo.InvariantCulture)))
            start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.Until($"{program} is ready", IsReadyAsync);
    }

    /// <returns>False when it was refused or its outcome is unknown.</returns>
    /// <exception cref="HttpRequestException">There is no such node now: nothing was published.</exception>
    public async Task<bool> PublishAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.PostAsync(Address($"publish/{number}"), content: null, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError != HttpRequestError.ConnectionError)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public async Task EndAsync(string signal)
    {
        if (_process is not { HasExited: false } running)
            return;
        using (var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", $"{running.Id}"]) { UseShellExecute = false })!)
            await kill.WaitForExitAsync();
        await running.WaitForExitAsync().Within($"{program} ends after {signal}");
        running.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync("KILL");
        _http.Dispose();
    }

    private Uri Address(string path) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/{path}"));

    private async Task<bool> IsReadyAsync()
    {
        if (_process is not { HasExited: false })
            throw new InvalidOperationException($"{program} ended.");
        try
        {
            using var answer = await _http.GetAsync(Address("ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
