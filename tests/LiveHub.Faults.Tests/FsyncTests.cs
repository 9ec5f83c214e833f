using System.Diagnostics;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Faults.Tests;

/// <summary>Counts the system calls that make an append durable. What the disk does with them, and power loss, was not tried.</summary>
[Trait("Category", "Faults")]
public sealed class FsyncTests(ITestOutputHelper output)
{
    private const int Headlines = 100;

    [Fact]
    public async Task Every_headline_acknowledged_alone_has_a_sync_of_its_own()
    {
        using var folder = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(folder.Path, "--Limits:WritesPerKey", "0", "--Limits:WritesPerAddress", "0");
        var editor = new Editor(server.Http);
        await editor.OpenTopicAsync("harbour");
        var trace = Path.Combine(folder.Path, "trace");
        using var strace = Process.Start(new ProcessStartInfo("strace", ["-f", "-p", $"{server.Id}", "-e", "trace=fsync,fdatasync", "-o", trace]) { UseShellExecute = false, RedirectStandardError = true });
        Assert.NotNull(strace);
        Assert.SkipWhen(await strace.StandardError.ReadLineAsync() is not { } attached || !attached.Contains("attached", StringComparison.Ordinal), "strace may not attach here.");

        for (var count = 0; count < Headlines; count++)
            await editor.PostAsync($"s{count}", "harbour");
        using (var stop = Process.Start(new ProcessStartInfo("kill", ["-INT", $"{strace.Id}"]) { UseShellExecute = false }))
            await strace.WaitForExitAsync().Within("strace ends");

        var syncs = File.ReadLines(trace).Count(line => line.Contains("sync(", StringComparison.Ordinal));
        output.WriteLine($"{syncs} fsync and fdatasync calls for {Headlines} headlines acknowledged one after the other");
        Assert.InRange(syncs, Headlines, 2 * Headlines);
    }
}
