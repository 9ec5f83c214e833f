using LiveHub.Feed;
using LiveHub.Push.Devices;
using LiveHub.Push.Redis;
using LiveHub.Push.Tests.Devices;

namespace LiveHub.Push.Tests.Redis;

public sealed class RedisPushStoreTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task All_keys_share_the_hash_tag_of_the_store()
    {
        var prefix = RedisFixture.NewPrefix();
        await using var store = await redis.OpenAsync(prefix);
        var push = new RedisPushStore(store);
        await push.Devices.PutAsync([SampleDevices.Registration("device-1", "token-A")], 1, None);
        await push.Devices.SetTestAsync("device-1", true, None);
        await push.Ledger.NoteReceiptAsync(new("strait-open", 1), 0, isInTime: true, None);
        var keys = (await redis.Server.CommandAsync("KEYS", "*push*")).Split("\r\n").Where(line => line.Contains("push", StringComparison.Ordinal) && line.Contains(prefix, StringComparison.Ordinal)).ToList();
        Assert.Equal(6, keys.Count); // Registry, shard, ids, tests, shown, receipts.
        Assert.All(keys, key => Assert.StartsWith($"{{{prefix}}}:push:", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_nodes_change_a_device_one_after_the_other()
    {
        var prefix = RedisFixture.NewPrefix();
        await using var here = await redis.OpenAsync(prefix);
        await using var there = await redis.OpenAsync(prefix);
        IDeviceRegistry[] nodes = [new RedisPushStore(here).Devices, new RedisPushStore(there).Devices];
        await nodes[0].PutAsync([SampleDevices.Registration("device-1", "token-A")], 1, None);
        var read = await nodes[1].FindAsync("device-1", None);
        var changes = await Task.WhenAll(nodes.Select((node, n) => node.ChangeAsync(read!, SampleDevices.Profile($"token-{n}"), 2, None).AsTask()));
        Assert.Single(changes, isDone => isDone);
    }

    [Fact]
    public async Task A_registry_whose_Redis_is_away_says_so()
    {
        await using var server = await LiveHub.Testing.Redis.RedisServer.StartAsync();
        await using var store = await Feed.Redis.RedisStore.OpenAsync(new() { Configuration = server.Configuration }, new StoreClock(TimeProvider.System));
        var devices = new RedisPushStore(store).Devices;
        await devices.PutAsync([SampleDevices.Registration("device-1", "token-A")], 1, None);
        await server.KillAsync();
        await Assert.ThrowsAsync<LogUnavailableException>(async () => await devices.FindAsync("device-1", None));
        await Assert.ThrowsAsync<LogUnavailableException>(async () => await devices.PutAsync([SampleDevices.Registration("device-2", "token-B")], 1, None));
        await server.StartAgainAsync();
        await Testing.Eventually.Until("the registry answers again", async () =>
        {
            try
            {
                return await devices.FindAsync("device-1", None) is not null;
            }
            catch (LogUnavailableException)
            {
                return false;
            }
        });
    }
}
