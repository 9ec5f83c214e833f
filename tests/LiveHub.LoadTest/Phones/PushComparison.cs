using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LiveHub.LoadTest.Measures;

namespace LiveHub.LoadTest.Phones;

/// <summary>LiveHub's sender and Google's client for Node.js in turn, each in a fresh process and to a stand-in of its own in a third one.</summary>
internal sealed class PushComparison(LoadOptions options)
{
    private const int WarmUp = 5000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<string> RunAsync()
    {
        // Google's client needs so much longer for a message that a tenth makes as long a measure.
        var few = Math.Max(500, options.Messages / 10);
        (string Name, Func<StandInProcess, Task<PushFigures>> Measure)[] senders =
        [
            ("LiveHub", standIn => OwnAsync(standIn, options.Messages)),
            ("LiveHub, nothing warm", standIn => OwnAsync(standIn, few, "--only", "cold")),
            ("firebase-admin, 500 a call", standIn => AdminAsync(standIn, few, atOnce: 1)),
            ("firebase-admin, 4 calls at once", standIn => AdminAsync(standIn, few, atOnce: 4)),
        ];
        var figures = senders.ToDictionary(sender => sender.Name, _ => new List<(PushFigures Sender, double StandIn)>());
        for (var run = 0; run < options.Runs; run++)
        {
            foreach (var (name, measure) in senders)
            {
                using var standIn = await StandInProcess.StartAsync();
                // FCM is never cold: what the stand-in has to compile is nobody's time.
                await OwnAsync(standIn, WarmUp);
                var before = ProcessCost.Cpu([standIn.Pid]);
                var sent = await measure(standIn);
                figures[name].Add((sent, (ProcessCost.Cpu([standIn.Pid]) - before).TotalSeconds));
                await Console.Error.WriteLineAsync($"{name}: {JsonSerializer.Serialize(sent)}");
            }
        }
        var table = new StringBuilder()
            .AppendLine("| sender | messages | accepted | messages/s | CPU-s per 10,000 | first 500 after ms | KB allocated a message | the stand-in's CPU-s per 10,000 |").AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var (name, runs) in figures)
        {
            table.AppendLine(CultureInfo.InvariantCulture,
                $"| {name} | {(name == senders[0].Name ? options.Messages : few)} | {Median(runs, one => one.Sender.Accepted):0} | {Median(runs, one => one.Sender.PerSecond):0} | {Median(runs, one => one.Sender.CpuPerTenThousand):0.00} | {Median(runs, one => one.Sender.First500):0} | {Figure(Median(runs, one => one.Sender.Kilobytes))} | {Median(runs, one => one.StandIn / one.Sender.Accepted * 10_000):0.00} |");
        }
        return table.ToString();
    }

    private static double Median(List<(PushFigures Sender, double StandIn)> runs, Func<(PushFigures Sender, double StandIn), double> figure)
    {
        var sorted = runs.Select(figure).Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static string Figure(double value) => value > 0 ? value.ToString("0.0", CultureInfo.InvariantCulture) : "–";

    private static Task<PushFigures> OwnAsync(StandInProcess standIn, int messages, params string[] more) => RunAsync(
        new ProcessStartInfo(Environment.ProcessPath ?? throw new InvalidOperationException("This program has no path."),
            ["push-own", "--url", standIn.Address.ToString(), "--files", standIn.Files, "--messages", $"{messages}", .. more]));

    private static async Task<PushFigures> AdminAsync(StandInProcess standIn, int messages, int atOnce)
    {
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "tests", "peers", "firebase-admin"));
        if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["ci", "--silent", "--ignore-scripts"]) { WorkingDirectory = folder, UseShellExecute = false });
            await (install ?? throw new InvalidOperationException("npm did not start.")).WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
        }
        var start = new ProcessStartInfo("node", ["--import", "./route.mjs", "each.mjs", $"{messages}", $"{atOnce}"]) { WorkingDirectory = folder };
        start.Environment["NODE_EXTRA_CA_CERTS"] = Path.Combine(standIn.Files, "certificate.pem");
        start.Environment["STAND_IN_PORT"] = standIn.Address.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["STAND_IN_ACCOUNT"] = Path.Combine(standIn.Files, "service-account.json");
        var now = TimeProvider.System.GetUtcNow();
        start.Environment["ALERT"] = Encoding.UTF8.GetString(LoadAlert.Compose(now).SuffixAt(now));
        return await RunAsync(start);
    }

    private static async Task<PushFigures> RunAsync(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience, TimeProvider.System);
            await process.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
            return JsonSerializer.Deserialize<PushFigures>(output.Trim().Split('\n')[^1]) ?? throw new InvalidOperationException($"{start.FileName} says nothing.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
