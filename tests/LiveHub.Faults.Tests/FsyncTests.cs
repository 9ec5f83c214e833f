using System.Diagnostics;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Faults.Tests;

/// <summary>Counts the system calls that make an append durable. What the disk does with them, and power loss, was not tried.</summary>
[Trait("Category", "Faults")]
public sealed class FsyncTests(ITestOutputHelper output)
{
    private const int Headlines = 100;
    private const int Publishers = 64;

    [Fact]
    public async Task Every_headline_acknowledged_alone_has_a_sync_of_its_own()
    {
        var syncs = await CountAsync(async editor =>
        {
            for (var count = 0; count < Headlines; count++)
                await editor.PostAsync($"s{count}", "harbour");
        });
        output.WriteLine($"{syncs} fsync and fdatasync calls for {Headlines} headlines acknowledged one after the other");
        Assert.InRange(syncs, Headlines, 2 * Headlines);
    }

    [Fact]
    public async Task Headlines_of_many_publishers_share_their_syncs()
    {
        var each = LongRun.Of(20, 200);
        var syncs = await CountAsync(editor => Task.WhenAll(Enumerable.Range(0, Publishers).Select(async publisher =>
        {
            for (var count = 0; count < each; count++)
                await editor.PostAsync($"m{publisher}-{count}", "harbour");
        })));
        output.WriteLine($"{syncs} fsync and fdatasync calls for {Publishers * each} headlines of {Publishers} publishers: {(double)syncs / (Publishers * each):0.000} for each");
        // Each publisher waits for its answer, so no group is larger than all of them; how full groups are depends on the machine.
        Assert.InRange(syncs, each, Publishers * each / 2);
    }

    private static async Task<int> CountAsync(Func<Editor, Task> publish)
    {
        using var folder = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(folder.Path, "--Limits:WritesPerKey", "0", "--Limits:WritesPerAddress", "0");
        var editor = new Editor(server.Http);
        await editor.OpenTopicAsync("harbour");
        var trace = Path.Combine(folder.Path, "trace");
        using var strace = Process.Start(new ProcessStartInfo("strace", ["-f", "-p", $"{server.Id}", "-e", "trace=fsync,fdatasync", "-o", trace]) { UseShellExecute = false, RedirectStandardError = true });
        Assert.NotNull(strace);
        Assert.SkipWhen(await strace.StandardError.ReadLineAsync() is not { } attached || !attached.Contains("attached", StringComparison.Ordinal), "strace may not attach here.");

        await publish(editor);
        using (var stop = Process.Start(new ProcessStartInfo("kill", ["-INT", $"{strace.Id}"]) { UseShellExecute = false }))
            await strace.WaitForExitAsync().Within("strace ends");
        // A call that another thread interrupts in the trace is written in two parts; only the first has the bracket.
        return File.ReadLines(trace).Count(line => line.Contains("sync(", StringComparison.Ordinal));
    }
}
