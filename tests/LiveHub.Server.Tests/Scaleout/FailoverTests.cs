using LiveHub.Protocol;
using LiveHub.Server.Tests.Devices;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;
using LiveHub.Testing.Faults;
using LiveHub.Testing.Redis;

namespace LiveHub.Server.Tests.Scaleout;

/// <summary>Redis behind Sentinel, and as a cluster: the configuration string is all it takes.</summary>
public sealed class FailoverTests : IDisposable
{
    private const string Item = """{"id":"ID","topics":["harbour"],"language":"en","headline":"ID"}""";
    private static readonly TimeSpan Promotion = TimeSpan.FromSeconds(30);
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_replica_that_has_everything_takes_over_and_no_reader_is_reset()
    {
        await using var primary = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync(new RedisServerOptions { ReplicaOf = primary });
        await using var sentinel = await RedisSentinel.StartAsync(primary);
        using var room = Room(sentinel.Configuration);
        await OpenAsync(room);
        await using var reader = await FollowAsync(room);
        (await PostAsync(room, "before")).Expect(201);
        await primary.HasReplicaInStepAsync();

        await primary.KillAsync();

        await Eventually.Until("publishing goes on at the replica", async () => (await PostAsync(room, "after")).Status == 201, Promotion);
        await reader.SeesAsync("item/after");
        Assert.Equal(1, reader.Frames.Count(frame => frame.Reset));
        Assert.Equal(["item/before", "item/after"], reader.Entries.Select(entry => entry.Subject).Where(subject => subject.StartsWith("item/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_replica_that_lags_takes_over_and_gets_back_what_it_had_not_heard()
    {
        await using var primary = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync(new RedisServerOptions { ReplicaOf = primary });
        await using var sentinel = await RedisSentinel.StartAsync(primary);
        await using var line = new FaultProxy(primary.Port);
        using var room = Room(sentinel.Configuration);
        await OpenAsync(room);
        (await PostAsync(room, "heard")).Expect(201);
        await using var reader = await FollowAsync(room);
        await replica.CommandAsync("REPLICAOF", "127.0.0.1", line.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Eventually.Until("the replica hears by the other line", async () => (await replica.CommandAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal));
        await primary.HasReplicaInStepAsync();

        line.Stall();
        (await PostAsync(room, "unheard")).Expect(201);
        await primary.KillAsync();
        line.IsRefusing = true;
        line.Cut();

        await Eventually.Until("publishing goes on at the replica", async () => (await PostAsync(room, "after")).Status == 201, Promotion);
        await Eventually.Until("the reader is reset", () => reader.Frames.Count(frame => frame.Reset) == 2);
        foreach (var item in (string[])["unheard", "after"])
        {
            await reader.SeesAsync("item/" + item);
            (await room.GetAsync("/items/" + item)).Expect(200);
        }
        Assert.Equal(2, reader.Frames.Count(frame => frame.Reset));
    }

    [Fact]
    public async Task A_cluster_takes_the_scripts_because_all_keys_have_one_tag()
    {
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions { Settings = { ["cluster-enabled"] = "yes" } });
        await redis.CommandAsync("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
        await Eventually.Until("the cluster is whole", async () => (await redis.CommandAsync("CLUSTER", "INFO")).Contains("cluster_state:ok", StringComparison.Ordinal));
        using var room = Room(redis.Configuration);
        await OpenAsync(room);
        await using var reader = await FollowAsync(room);
        (await PostAsync(room, "a")).Expect(201);
        (await room.PostAsync("/alerts", """{"id":"storm","texts":[{"value":"Storm","lang":"en"}]}""")).Expect(201);
        await reader.SeesAsync("item/a");
        await reader.SeesAsync("alert/storm");
        var phone = new Handset(room);
        (await phone.PutAsync(Handset.Profile())).Expect(201);
        (await room.SendAsync(HttpMethod.Put, $"/test-devices/{phone.Id}", body: null)).Expect(204);
        (await phone.DeleteAsync()).Expect(204);
    }

    [Fact]
    public async Task An_alert_that_no_replica_confirms_is_refused_and_its_key_answers_later()
    {
        await using var primary = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync(new RedisServerOptions { ReplicaOf = primary });
        using var room = Room(primary.Configuration, ("Redis:ConfirmReplicas", "1"));
        await OpenAsync(room);
        await primary.HasReplicaInStepAsync();
        const string Alert = """{"id":"storm","texts":[{"value":"Storm","lang":"en"}]}""";

        replica.Freeze();
        (await room.PostAsync("/alerts", Alert, repeat: "storm")).Expect(503, "durability-unconfirmed");
        // A headline does not wait for replicas.
        (await PostAsync(room, "a")).Expect(201);
        replica.Thaw();

        Reply? answer = null;
        await Eventually.Until("the same key is answered", async () => (answer = await room.PostAsync("/alerts", Alert, repeat: "storm")).Status is 200 or 201);
        Assert.True(answer!.IsReplay);
        Assert.NotNull(answer.Body["position"]);
    }

    private Newsroom Room(string redis, params (string Key, string Value)[] settings) => new(
        settings.Prepend(("Redis:Configuration", redis)).ToDictionary(setting => setting.Item1, setting => setting.Item2, StringComparer.Ordinal), _folder.Path);

    private static async Task OpenAsync(Newsroom room) =>
        (await room.PostAsync("/topics", """{"slug":"harbour","labels":[{"value":"Harbour","lang":"en"}]}""")).Expect(201);

    private static Task<Reply> PostAsync(Newsroom room, string id) => room.PostAsync("/items", Item.Replace("ID", id, StringComparison.Ordinal), repeat: id);

    private static async Task<StockReader> FollowAsync(Newsroom room)
    {
        var reader = await StockReader.ConnectAsync(room.Node.Address);
        await reader.FollowAsync([FollowSet.AllTopics]);
        await Eventually.Until("the reader has its snapshot", () => reader.Cursor is not null);
        return reader;
    }
}
