using System.Globalization;
using LiveHub.Testing;

namespace LiveHub.Faults.Tests.Matrix;

/// <summary>The faults of the matrix.</summary>
internal static class Rows
{
    public static readonly Row KillNode = new("kill -9 a node, back after 2 s", async stage =>
    {
        await stage.Rival.KillAsync(0);
        await stage.WaitAsync(2);
        await stage.Rival.StartAgainAsync(0);
    });

    public static readonly Row RollingRestart = new("SIGTERM rolling restart", async stage =>
    {
        for (var node = 0; node < stage.Rival.Ports.Count; node++)
        {
            await stage.Rival.StopAsync(node);
            await stage.Rival.StartAgainAsync(node);
        }
    });

    public static readonly IReadOnlyList<Row> All =
    [
        KillNode,
        RedisKilled(0.5),
        RedisKilled(3),
        RedisKilled(10),
        new("CLIENT PAUSE 5 s", async stage =>
        {
            await stage.Redis.CommandAsync("CLIENT", "PAUSE", "5000", "ALL");
            await stage.WaitAsync(5);
        }),
        new("DEBUG SLEEP 5 s", async stage =>
        {
            // Its answer comes when it has slept.
            _ = stage.Redis.CommandAsync("DEBUG", "SLEEP", "5");
            await stage.WaitAsync(5);
        }),
        new("way to Redis stalls for 4 s", async stage =>
        {
            stage.Way.Stall();
            await stage.WaitAsync(4);
            stage.Way.Flow();
        }),
        new("way to Redis cut five times", async stage =>
        {
            for (var cut = 0; cut < 5; cut++)
            {
                stage.Way.Cut();
                await stage.WaitAsync(0.5);
            }
        }),
        new("way to Redis 100 ms ± 100 slower for 5 s", async stage =>
        {
            stage.Way.Latency = (TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100));
            await stage.WaitAsync(5);
            stage.Way.Latency = null;
        }),
        new("way to Redis at 200 KB/s for 5 s", async stage =>
        {
            stage.Way.BytesPerSecond = 200_000;
            await stage.WaitAsync(5);
            stage.Way.BytesPerSecond = null;
        }),
        new("a tenth of the readers stop reading for 8 s", async stage =>
        {
            foreach (var road in stage.Roads)
                road.Stall();
            await stage.WaitAsync(8);
            foreach (var road in stage.Roads)
                road.Flow();
        }),
        Slow(20_000),
        Slow(150_000),
        new("a tenth of the readers drop every second, ten times", async stage =>
        {
            for (var drop = 0; drop < 10; drop++)
            {
                foreach (var road in stage.Roads)
                    road.Cut();
                await stage.WaitAsync(1);
            }
        }),
        RollingRestart,
        new("FLUSHALL", async stage => await stage.Redis.CommandAsync("FLUSHALL"), Destroys: true, OfRivals: false),
        new("an older copy of Redis put back", RestoreAsync, Destroys: true, OfRivals: false),
    ];

    public static Row RedisKilled(double seconds) => new(string.Create(CultureInfo.InvariantCulture, $"kill -9 Redis for {seconds} s"), async stage =>
    {
        await stage.Redis.KillAsync();
        await stage.WaitAsync(seconds);
        await stage.Redis.StartAgainAsync();
    });

    private static Row Slow(int bytesPerSecond) => new($"a tenth of the readers at {bytesPerSecond / 1000} KB/s for 8 s", async stage =>
    {
        foreach (var road in stage.Roads)
            road.BytesPerSecond = bytesPerSecond;
        await stage.WaitAsync(8);
        foreach (var road in stage.Roads)
            road.BytesPerSecond = null;
    });

    private static async Task RestoreAsync(Stage stage)
    {
        // A copy of the append-only files as they are now, in the place of those of two seconds later.
        var (data, copy) = (stage.Redis.DataFolder, stage.Redis.DataFolder + "-copy");
        FolderCopy.Make(data, copy);
        await stage.WaitAsync(2);
        await stage.Redis.KillAsync();
        Directory.Delete(data, recursive: true);
        Directory.Move(copy, data);
        await stage.Redis.StartAgainAsync();
    }
}
