using System.Diagnostics;
using LiveHub.LoadTest.Targets;

namespace LiveHub.LoadTest.Measures;

/// <summary>Measures LiveHub, with its durable log in SQLite and in Redis, and stock SignalR in turn, each in a fresh process, and prints medians side by side.</summary>
internal sealed class Comparison(LoadOptions options)
{
    public async Task RunAsync()
    {
        MoveOffTheServersCore();
        var results = new Dictionary<(string Measure, string Target), List<Result>>();
        for (var run = 1; run <= options.Runs; run++)
        {
            foreach (var measure in options.Only)
            {
                foreach (var store in (IReadOnlyList<StoreKind?>)[.. options.Stores.Count > 0 ? options.Stores : [StoreKind.Sqlite, StoreKind.RedisAlways], null])
                {
                    var (target, result) = await (store is null ? StockAsync(measure) : LiveHubAsync(store, measure));
                    await Console.Error.WriteLineAsync($"run {run}, {measure}, {target}: {result}");
                    if (!results.TryGetValue((measure, target), out var list))
                        results.Add((measure, target), list = []);
                    list.Add(result);
                }
            }
        }
        Console.WriteLine(Table.Of(options, results.ToDictionary(pair => pair.Key, pair => Result.MedianOf(pair.Value))));
    }

    private async Task<(string Name, Result Result)> LiveHubAsync(StoreKind store, string measure)
    {
        using var server = await LiveHubServer.StartAsync(store);
        using var target = new LiveHubTarget(server.Url, server.Key, store);
        return (target.Name, await new Measure(target, [server.Pid], options).RunAsync(measure));
    }

    private async Task<(string Name, Result Result)> StockAsync(string measure)
    {
        var url = ServerProcess.FreeUrl();
        using var server = await ServerProcess.StartAsync(
            ServerProcess.Program("LiveHub.LoadTest"), ["peer", "--url", url.GetLeftPart(UriPartial.Authority)], url, new Dictionary<string, string>(StringComparer.Ordinal));
        using var target = new StockTarget(url);
        return (target.Name, await new Measure(target, [server.Pid], options).RunAsync(measure));
    }

    /// <summary>The server under test has the first core for itself.</summary>
    private static void MoveOffTheServersCore()
    {
        if (!ServerProcess.CanPin || !OperatingSystem.IsLinux())
            return;
        using var own = Process.GetCurrentProcess();
        own.ProcessorAffinity = (nint)((1L << Environment.ProcessorCount) - 2);
    }
}
