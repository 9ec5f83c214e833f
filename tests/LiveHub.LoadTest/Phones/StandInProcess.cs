using System.Diagnostics;
using LiveHub.LoadTest.Targets;

namespace LiveHub.LoadTest.Phones;

/// <summary>The stand-in for FCM, fresh, in a process of its own.</summary>
internal sealed class StandInProcess : IDisposable
{
    private const string AddressLine = "base address";
    private readonly DataFolder _folder = new();
    private readonly Process _process;

    private StandInProcess()
    {
        string[] arguments = ["--files", _folder.Path, "--screens", "0", "--remember", "0"];
        _process = Process.Start(new ProcessStartInfo(ServerProcess.Program("LiveHub.FcmStandIn"), arguments) { UseShellExecute = false, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The stand-in did not start.");
    }

    public Uri Address { get; private set; } = new("about:blank");

    public string Files => _folder.Path;

    public int Pid => _process.Id;

    public static async Task<StandInProcess> StartAsync()
    {
        var standIn = new StandInProcess();
        var line = await standIn._process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        standIn.Address = line?.StartsWith(AddressLine, StringComparison.Ordinal) == true
            ? new Uri(line[AddressLine.Length..].Trim())
            : throw new InvalidOperationException($"The stand-in says: {line}");
        // It says where its files are in the lines that follow, when they are written.
        while (await standIn._process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System) is { } next && !next.StartsWith("certificate", StringComparison.Ordinal))
        {
        }
        return standIn;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }
}
