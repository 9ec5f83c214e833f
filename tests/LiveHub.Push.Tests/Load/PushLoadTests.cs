using System.Diagnostics;
using System.Globalization;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.Load;

/// <summary>The measure of docs/performance.md; at full length it must reach its goals, as a smoke it must only deliver everything.</summary>
[Trait("Category", "Load")]
public sealed class PushLoadTests(ITestOutputHelper output)
{
    private const double MostCpuPerTenThousand = 0.3;
    private const double LeastPerSecond = 10_000;
    private const double MostFirst500 = 150;

    [Fact]
    public async Task The_sender_is_as_fast_and_as_cheap_as_it_should_be()
    {
        var messages = LongRun.Of(smoke: 10_000, full: 200_000);
        var rows = await MeasureAsync(messages, LongRun.Of(smoke: 1, full: 3));
        Assert.Equal(["LiveHub", "LiveHub, nothing warm", "firebase-admin, 500 a call", "firebase-admin, 4 calls at once"], rows.Select(row => row[0]));
        Assert.All(rows, row => Assert.Equal(row[1], row[2]));
        Assert.Equal($"{messages}", rows[0][2]);
        if (!LongRun.IsAsked)
            return;
        Assert.True(Number(rows[0][3]) >= LeastPerSecond, $"{rows[0][3]} messages a second");
        Assert.True(Number(rows[0][4]) <= MostCpuPerTenThousand, $"{rows[0][4]} CPU-s per 10,000");
        Assert.True(Number(rows[0][5]) <= MostFirst500, $"the first 500 after {rows[0][5]} ms");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The cells of the table's rows.</summary>
    private async Task<List<string[]>> MeasureAsync(int messages, int runs)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "LiveHub.LoadTest", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), "LiveHub.LoadTest");
        var start = new ProcessStartInfo(program, ["push", "--messages", $"{messages}", "--runs", $"{runs}"]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The load test did not start.");
        try
        {
            var table = await process.StandardOutput.ReadToEndAsync().Within("the measure has ended", TimeSpan.FromMinutes(8));
            output.WriteLine(table);
            await process.WaitForExitAsync().Within("the load test ends");
            Assert.Equal(0, process.ExitCode);
            return [.. table.Split('\n').Skip(2).Where(line => line.StartsWith('|')).Select(line => line.Trim('|', ' ').Split(" | "))];
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
