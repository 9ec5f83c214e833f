using System.Diagnostics;
using LiveHub.Feed;
using LiveHub.Push.Devices;
using LiveHub.Push.Sending;

namespace LiveHub.LoadTest.Phones;

/// <summary>LiveHub's sender in a process of its own, pacing off: as a node that has just started, or, `cold`, before it could sign in and connect.</summary>
internal static class OwnSender
{
    /// <summary>Shards that a node sends to at the same time.</summary>
    private const int Shards = 4;

    public static async Task<PushFigures> MeasureAsync(LoadOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Push:ServiceAccountFile"] = Path.Combine(options.Files, "service-account.json"),
            ["Push:CertificateFile"] = Path.Combine(options.Files, "certificate.pem"),
            ["Push:BaseAddress"] = options.Url.ToString(),
            ["Push:PerSecond"] = "0",
        });
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<INodeBoard, MemoryNodeBoard>();
        builder.Services.AddPushSending(_ => "load");
        using var host = builder.Build();
        if (!options.Only.Contains("cold"))
        {
            await host.StartAsync();
            // A node has longer between its start and its first alert.
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        }
        return await SendAsync(host.Services.GetRequiredService<IPushSender>(), options.Messages);
    }

    private static async Task<PushFigures> SendAsync(IPushSender sender, int messages)
    {
        var time = TimeProvider.System;
        var envelope = LoadAlert.Compose(time.GetUtcNow());
        var shards = Enumerable.Range(0, messages).Select(number => new PushTarget(number, TargetKind.Token, LoadAlert.Target(number), envelope)).Chunk(Device.ShardSize).ToList();
        var window = new SendWindow(time);
        window.Extend(time.GetUtcNow().AddHours(1));
        var (accepted, first) = (0, 0L);
        GC.Collect();
        var (allocated, cpu, begun) = (GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await Parallel.ForEachAsync(shards, new ParallelOptions { MaxDegreeOfParallelism = Shards }, async (shard, cancellationToken) =>
            await sender.SendAsync(shard, Note, window, time.GetUtcNow().AddHours(1), validateOnly: false, cancellationToken));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        return new PushFigures(
            accepted, seconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, Stopwatch.GetElapsedTime(begun, first).TotalMilliseconds,
            (GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / messages);

        void Note(PushResult result)
        {
            if (result.Outcome == PushOutcome.Accepted && Interlocked.Increment(ref accepted) == 500)
                first = Stopwatch.GetTimestamp();
        }
    }
}
