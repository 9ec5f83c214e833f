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
        Assert.Equal(7, keys.Count); // Registry, shard, ids, targets, tests, shown, receipts.
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
        var changes = await Task.WhenAll(nodes.Select((node, n) => node.ChangeAsync(read!, read!.Profile with { AppVersion = $"{n}" }, 2, None).AsTask()));
        Assert.Single(changes, isDone => isDone);
    }

    [Fact]
    public async Task A_row_of_before_targets_were_unique_becomes_so_when_its_device_registers_again()
    {
        var prefix = RedisFixture.NewPrefix();
        await using var store = await redis.OpenAsync(prefix);
        var devices = new RedisPushStore(store).Devices;
        await devices.PutAsync([SampleDevices.Registration("device-1", "token-A"), SampleDevices.Registration("device-2", "token-B")], 1, None);
        const string Script = "for slot = 0, 1 do redis.call('HSET', KEYS[1], slot, string.sub(redis.call('HGET', KEYS[1], slot), 1, -11)) end "
            + "for _, key in ipairs(redis.call('KEYS', '*:push:targets:*')) do if string.find(key, ARGV[1], 1, true) then redis.call('DEL', key) end end return 1";
        Assert.Equal(":1\r\n", await redis.Server.CommandAsync("EVAL", Script, "1", $"{{{prefix}}}:push:shard:0", $"{{{prefix}}}"));

        Assert.Equal(["token-A", "token-B"], (await devices.ReadShardAsync(0, None)).Select(device => device.Profile.Target));
        await devices.SetTestAsync("device-1", true, None);
        Assert.True(await devices.RemoveAsync("device-2", None));
        Assert.Equal([PutOutcome.Replaced], await devices.PutAsync([SampleDevices.Registration("device-1", "token-C")], 2, None));
        Assert.Equal([PutOutcome.Added], await devices.PutAsync([SampleDevices.Registration("device-3", "token-C")], 3, None));
        Assert.Equal([("device-3", 0)], (await devices.ReadShardAsync(0, None)).Select(device => (device.Id, device.Ordinal)));
        Assert.Empty(await devices.ReadTestListAsync(None));
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
