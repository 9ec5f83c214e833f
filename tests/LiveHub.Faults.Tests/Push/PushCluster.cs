using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Feed.Redis;
using LiveHub.Push.Devices;
using LiveHub.Push.Redis;
using LiveHub.StandIn;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using LiveHub.Testing.Push;
using LiveHub.Testing.Redis;

namespace LiveHub.Faults.Tests.Push;

/// <summary>Some nodes, each a process, behind one real Redis, that send to phones through one stand-in for FCM.</summary>
internal sealed class PushCluster : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly List<LiveHubProcess> _nodes = [];

    private PushCluster(RedisServer redis, PushStandIn standIn) => (Redis, StandIn) = (redis, standIn);

    public RedisServer Redis { get; }

    public PushStandIn StandIn { get; }

    public IReadOnlyList<LiveHubProcess> Nodes => _nodes;

    /// <param name="screens">Phones of which it is kept what they show.</param>
    public static async Task<PushCluster> StartAsync(int nodes = 2, int screens = 0, params string[] settings)
    {
        var cluster = new PushCluster(await RedisServer.StartAsync(), await PushStandIn.StartAsync(new FcmStandInOptions { Screens = screens }));
        for (var node = 0; node < nodes; node++)
        {
            IReadOnlyList<string> arguments =
                ["--redis", cluster.Address, "--Push:Dispatch:Lease", "00:00:06", "--Push:Dispatch:Renewal", "00:00:01", "--Push:RequestTimeout", "00:00:03", .. cluster.StandIn.Arguments, .. settings];
            cluster._nodes.Add(await LiveHubProcess.StartAsync(Path.Combine(cluster._folder.Path, node.ToString(CultureInfo.InvariantCulture)), arguments));
        }
        return cluster;
    }

    /// <summary>Puts devices into the registry; their targets are <c>phone-0</c> and so on unless named otherwise.</summary>
    public async Task RegisterAsync(int count, Func<int, string>? target = null)
    {
        await using var store = await RedisStore.OpenAsync(new RedisStoreOptions { Configuration = Address }, new StoreClock(TimeProvider.System));
        var devices = new RedisPushStore(store).Devices;
        var registrations = Enumerable.Range(0, count).Select(number => new DeviceRegistration(
            FormattableString.Invariant($"device-{number}"), new byte[32],
            new DeviceProfile { Platform = Platform.Android, Kind = TargetKind.Token, Target = target?.Invoke(number) ?? FormattableString.Invariant($"phone-{number}"), Languages = ["ar"] }));
        foreach (var batch in registrations.Chunk(1000))
            await devices.PutAsync(batch, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), CancellationToken.None);
    }

    /// <summary>Fires at the first node, as soon as its estimate knows so many devices; answers the alert's id.</summary>
    public async Task<string> FireAsync(int devices)
    {
        JsonNode? estimate = null;
        await Eventually.Until("the estimate knows the devices", async () =>
        {
            using var answer = await _nodes[0].Http.PostAsJsonAsync("api/v1/alerts/estimate", Alert());
            estimate = await answer.Content.ReadFromJsonAsync<JsonNode>();
            return (long?)estimate?["devices"] == devices;
        }, TimeSpan.FromSeconds(60));
        var alert = Alert();
        alert["push"]!["confirm"] = new JsonObject { ["devices"] = devices, ["code"] = (string?)estimate!["code"] };
        using var fired = await _nodes[0].Http.PostAsJsonAsync("api/v1/alerts", alert);
        var body = await fired.Content.ReadFromJsonAsync<JsonNode>();
        return (string?)body?["id"] ?? throw new InvalidOperationException($"Not fired: {body?.ToJsonString()}");
    }

    /// <summary>How long an estimate takes.</summary>
    public async Task<TimeSpan> TimeEstimateAsync()
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var answer = await _nodes[0].Http.PostAsJsonAsync("api/v1/alerts/estimate", Alert());
        answer.EnsureSuccessStatusCode();
        return TimeProvider.System.GetElapsedTime(begun);
    }

    /// <summary>Waits until the send has ended, as a node tells it.</summary>
    public async Task<JsonNode> EndAsync(string alert, int node, TimeSpan limit)
    {
        JsonNode? send = null;
        await Eventually.Until($"the send of {alert} has ended", async () =>
        {
            try
            {
                send = (await _nodes[node].Http.GetFromJsonAsync<JsonNode>($"api/v1/alerts/{alert}/push"))?["sends"]?[0];
            }
            catch (HttpRequestException)
            {
                return false; // Redis is away.
            }
            return (string?)send?["state"] is "sent" or "stopped" or "failed";
        }, limit);
        return send!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await StandIn.DisposeAsync();
        await Redis.DisposeAsync();
        _folder.Dispose();
    }

    private string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Redis.Port}");

    private static JsonObject Alert() => new()
    {
        ["texts"] = new JsonArray(new JsonObject { ["value"] = "إغلاق الجسر القديم أمام المركبات", ["lang"] = "ar" }),
        ["expiresAt"] = TimeProvider.System.GetUtcNow().AddMinutes(30).ToUnixTimeMilliseconds(),
        ["push"] = new JsonObject(),
    };
}
