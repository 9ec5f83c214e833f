using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Push.Devices;
using LiveHub.Push.Redis;
using LiveHub.Push.Tests.Sqlite;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using LiveHub.Testing.Redis;

namespace LiveHub.Push.Tests.Load;

/// <summary>A million devices (a few thousand in the smoke): how fast they register, what they take, how fast all are read.</summary>
[Trait("Category", "Load")]
public sealed class DeviceLoadTests(ITestOutputHelper output)
{
    private const int Batch = 1000;
    private const int Apps = 64;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly int Devices = LongRun.Of(6_000, 1_000_000);
    private static readonly int Singles = LongRun.Of(500, 50_000);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_registry_in_SQLite()
    {
        await using var house = await SqliteHouse.OpenAsync();
        await MeasureAsync(house.Push.Devices);
        await house.CloseAsync(); // Folds the write-ahead log into the file.
        Tell("bytes of disk a device", new FileInfo(Path.Combine(house.Folder, "push.db")).Length / Devices);
    }

    [Fact]
    public async Task A_registry_in_Redis()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var store = await Feed.Redis.RedisStore.OpenAsync(new() { Configuration = redis.Configuration }, new StoreClock(TimeProvider.System));
        var before = await MemoryAsync(redis);
        await MeasureAsync(new RedisPushStore(store).Devices);
        Tell("bytes of Redis' memory a device", (await MemoryAsync(redis) - before) / Devices);
        Tell("bytes of disk a device (append-only file)", Directory.EnumerateFiles(redis.DataFolder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / Devices);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("Redis")]
    public async Task Over_HTTP(string store)
    {
        using var folder = new TestFolder();
        await using var redis = store == "Redis" ? await RedisServer.StartAsync() : null;
        string[] arguments = ["--Limits:WritesPerAddress", "0", .. redis is null ? Array.Empty<string>() : ["--redis", redis.Configuration]];
        await using var server = await LiveHubProcess.StartAsync(folder.Path, arguments);
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = Patience };
        http.DefaultRequestHeaders.Authorization = server.Http.DefaultRequestHeaders.Authorization;

        var watch = Stopwatch.StartNew();
        using var answer = await http.PostAsync(new Uri("api/v1/devices/import", UriKind.Relative), new LinesContent(Devices), None);
        var taken = JsonNode.Parse(await answer.Content.ReadAsStringAsync(None));
        Assert.Equal((Devices, 0), ((int)taken!["added"]!, (int)taken["faulty"]!));
        Rate("devices imported a second", Devices, watch.Elapsed);

        watch.Restart();
        var counted = await http.GetFromJsonAsync<JsonObject>(new Uri("api/v1/devices", UriKind.Relative), None);
        Assert.Equal(Devices, (int)counted!["devices"]!);
        Tell("ms to count all for GET /devices", watch.ElapsedMilliseconds);

        watch.Restart();
        await Parallel.ForAsync(0, Apps, async (app, _) => await RegisterAsync(server.Address, app));
        Rate($"registrations a second by PUT, {Apps} at a time", Singles / Apps * Apps, watch.Elapsed);

        watch.Restart();
        using var exported = await http.GetStreamAsync(new Uri("api/v1/devices/export", UriKind.Relative), None);
        Rate("devices exported a second", await LinesAsync(exported), watch.Elapsed);
        Tell("MB of memory of the server in the end", Process.GetProcessById(server.Id).WorkingSet64 >> 20);
    }

    private async Task MeasureAsync(IDeviceRegistry devices)
    {
        var watch = Stopwatch.StartNew();
        for (var first = 0; first < Devices; first += Batch)
        {
            watch.Stop();
            var batch = Enumerable.Range(first, Batch).Select(Crowd.Device).ToList();
            watch.Start();
            Assert.All(await devices.PutAsync(batch, 1, None), outcome => Assert.Equal(PutOutcome.Added, outcome));
        }
        Rate("registrations a second in batches of 1,000", Devices, watch.Elapsed);

        watch.Restart();
        await Parallel.ForAsync(0, Apps, async (app, _) =>
        {
            for (var number = app; number < Singles; number += Apps)
                Assert.Equal([PutOutcome.Replaced], await devices.PutAsync([Crowd.Device(number * (Devices / Singles))], 2, None));
        });
        Rate($"renewals a second, one by one, {Apps} at a time", Singles, watch.Elapsed);

        watch.Restart();
        var (read, bounds) = (0L, await devices.GetBoundsAsync(None));
        for (var shard = 0; shard < bounds.Shards; shard++)
            read += (await devices.ReadShardAsync(shard, None)).Count;
        Tell($"ms to read all {bounds.Shards} shards", watch.ElapsedMilliseconds);
        Assert.Equal((Devices, Devices), (read, bounds.Count));
    }

    private static async Task RegisterAsync(Uri server, int app)
    {
        using var http = new HttpClient { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Device", new string('s', 40));
        for (var count = 0; count < Singles / Apps; count++)
        {
            using var body = new StringContent($$"""{"platform":"android","kind":"token","target":"{{new string('t', 150)}}-{{app}}-{{count}}","languages":["ar","en"],"timeZone":"Africa/Cairo"}""", Encoding.UTF8, "application/json");
            using var answer = await http.PutAsync(new Uri($"api/v1/devices/app-{app}-number-{count}", UriKind.Relative), body, None);
            Assert.Equal(201, (int)answer.StatusCode);
        }
    }

    private static async Task<int> LinesAsync(Stream stream)
    {
        var (buffer, lines) = (new byte[1 << 16], 0);
        for (int read; (read = await stream.ReadAsync(buffer, None)) > 0;)
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        return lines;
    }

    private static async Task<long> MemoryAsync(RedisServer redis)
    {
        var info = await redis.CommandAsync("INFO", "memory");
        return long.Parse(info.Split("used_memory:")[1].Split('\r')[0], CultureInfo.InvariantCulture);
    }

    private void Rate(string what, long count, TimeSpan took) => Tell(what, (long)(count / took.TotalSeconds));

    private void Tell(string what, long figure) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure,12:N0} {what}"));
}
