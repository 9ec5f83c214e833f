using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Network;
using LiveHub.Testing.Nodes;
using LiveHub.Testing.Redis;
using static LiveHub.Testing.Network.NetworkNamespace;

namespace LiveHub.Faults.Tests;

/// <summary>A node on a host of its own whose cable to Redis is pulled: no packet says that anything is wrong.</summary>
[Trait("Category", "Faults")]
public sealed class CutOffTests
{
    private const string Topic = "harbour";

    [Fact]
    public async Task A_node_that_is_cut_off_says_so_keeps_its_readers_and_catches_up()
    {
        using var host = new NetworkNamespace();
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions
        {
            Settings = { ["bind"] = $"127.0.0.1 {host.Here(Cable.Store)}", ["protected-mode"] = "no" },
        });
        using var folder = new TestFolder();
        await using var near = await LiveHubProcess.StartAsync(folder.Path, "--redis", redis.Configuration);
        await using var far = await LiveHubProcess.StartAtAsync(
            host.There(Cable.Readers), host.Launcher, folder.Path, "--redis", $"{host.Here(Cable.Store)}:{redis.Port}");
        var (here, there) = (new Editor(near.Http), new Editor(far.Http));
        await here.OpenTopicAsync(Topic);
        await using var reader = await Listener.FollowAsync(near.Address, Topic);
        await using var stranded = await Listener.FollowAsync(far.Address, Topic);
        await there.PostAsync("before", Topic);
        await reader.SeesAsync("item/before");
        await stranded.SeesAsync("item/before");

        host.Pull(Cable.Store);
        await stranded.IsToldAsync(Beat.StoreAway);
        using (var refusal = await there.TryPostAsync("refused", Topic))
            Assert.Equal((System.Net.HttpStatusCode.ServiceUnavailable, "store-unavailable"), (refusal.StatusCode, await Editor.ProblemAsync(refusal)));
        for (var number = 0; number < 50; number++)
            await here.PostAsync($"n{number}", Topic);
        await reader.SeesAsync("item/n49");
        Assert.True(stranded.IsConnected);
        await using var late = await Listener.FollowAsync(far.Address, Topic);
        await late.SeesAsync("item/before");

        host.PlugIn(Cable.Store);
        await stranded.IsToldAsync(Beat.StoreOk);
        await Eventually.Until("the refused headline is accepted, with the same key", async () =>
        {
            using var again = await there.TryPostAsync("refused", Topic);
            return again.IsSuccessStatusCode;
        });
        foreach (var one in (Listener[])[reader, stranded, late])
            await one.SeesAsync("item/refused");
        string[] expected = ["item/before", .. Enumerable.Range(0, 50).Select(number => $"item/n{number}"), "item/refused"];
        Assert.Equal(expected, reader.Items);
        Assert.Equal(expected, stranded.Items);
        Assert.Equal((1, 1, 1), (reader.Resets, stranded.Resets, late.Resets));
    }
}
