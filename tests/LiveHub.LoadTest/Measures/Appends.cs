using System.Diagnostics;
using System.Globalization;
using System.Text;
using LiveHub.Feed;
using LiveHub.LoadTest.Readers;
using LiveHub.LoadTest.Targets;
using LiveHub.Protocol;

namespace LiveHub.LoadTest.Measures;

/// <summary>How many headlines a second become durable: straight into the log, and over HTTP. Beside them the machine's own fsync.</summary>
internal sealed class Appends(LoadOptions options)
{
    private static readonly int[] Publishers = [1, 8, 64];

    public async Task<string> RunAsync()
    {
        var table = new StringBuilder()
            .AppendLine("| store | publishers | appends/s at IFeedLog | appends/s over HTTP |").AppendLine("|---|---|---|---|");
        foreach (var store in options.Stores.Count > 0 ? options.Stores : StoreKind.All)
        {
            foreach (var publishers in Publishers)
            {
                var log = await InProcessAsync(store, publishers);
                var http = await OverHttpAsync(store, publishers);
                table.AppendLine(CultureInfo.InvariantCulture, $"| {store.Name} | {publishers} | {log:0} | {http:0} |");
            }
        }
        return table.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"fsync of one 4 KiB write, alone: {Fsyncs():0}/s.").ToString();
    }

    private async Task<double> InProcessAsync(StoreKind kind, int publishers)
    {
        await using var store = await OpenedStore.OpenAsync(kind);
        var body = FactCodec.Encode(new ItemFact { Language = "ar", Headline = new Text(Marker.Headline(0), "ar", Text.Rtl) });
        var routing = Routing.Of(["load"], ["ar"]);
        return await DriveAsync(publishers, async number =>
            await store.Feed.AppendAsync(new AppendRequest([new Draft(Subjects.Item($"a{number}"), 0, EntryKinds.ItemPosted, routing, body)]), CancellationToken.None));
    }

    private async Task<double> OverHttpAsync(StoreKind kind, int publishers)
    {
        using var server = await LiveHubServer.StartAsync(kind);
        using var target = new LiveHubTarget(server.Url, server.Key, kind);
        await target.PrepareAsync();
        return await DriveAsync(publishers, number => target.PublishAsync($"a{number}", Marker.Headline(number)));
    }

    /// <summary>A second to warm up, then the measured time.</summary>
    private async Task<double> DriveAsync(int publishers, Func<int, Task> publishAsync)
    {
        var next = 0;
        await ForAsync(TimeSpan.FromSeconds(1));
        var (before, start) = (next, Stopwatch.GetTimestamp());
        await ForAsync(options.Length);
        return (next - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;

        Task ForAsync(TimeSpan length)
        {
            var started = Stopwatch.GetTimestamp();
            return Task.WhenAll(Enumerable.Range(0, publishers).Select(_ => Task.Run(async () =>
            {
                while (Stopwatch.GetElapsedTime(started) < length)
                    await publishAsync(Interlocked.Increment(ref next));
            })));
        }
    }

    private static double Fsyncs()
    {
        using var data = new DataFolder();
        using var file = new FileStream(Path.Combine(data.Path, "probe"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        var (start, count) = (Stopwatch.GetTimestamp(), 0);
        for (; Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(2); count++)
        {
            file.Write(page);
            file.Flush(flushToDisk: true);
        }
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
