using System.Diagnostics;

namespace LiveHub.Testing.Nodes;

/// <summary>Runs the built server for a command that ends by itself, such as <c>migrate</c>.</summary>
public static class ServerCommand
{
    /// <returns>The exit code, and what it wrote to its terminal.</returns>
    public static async Task<(int Code, string Output)> RunAsync(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(LiveHubProcess.Program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        try
        {
            var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).Within($"{arguments[0]} ends");
            await process.WaitForExitAsync().Within($"{arguments[0]} ends");
            return (process.ExitCode, string.Concat(texts));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
