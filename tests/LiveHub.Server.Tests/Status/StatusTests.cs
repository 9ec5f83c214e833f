using System.Text.Json.Nodes;
using LiveHub.Server.Tests.Phones;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Server.Tests.Scaleout;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Status;

/// <summary>One look at how all of it is.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task One_node_tells_of_its_store_and_its_readers()
    {
        using var newsroom = new Newsroom(new Dictionary<string, string> { ["LiveHub:Mode"] = "staging" });
        await using var reader = await StockReader.ConnectAsync(newsroom.Node.Address);
        await reader.FollowAsync(["*"]);
        var status = (await newsroom.SendAsync(HttpMethod.Get, "/status", body: null)).Expect(200).Body;
        Assert.Equal(("staging", "sqlite", true), ((string?)status["mode"], (string?)status["store"]!["kind"], (bool)status["store"]!["ok"]!));
        Assert.InRange((double)status["store"]!["latencyMs"]!, 0, 2_000);
        Assert.Equal(1, (int)status["readers"]!);
        var node = Assert.Single(status["nodes"]!.AsArray())!;
        Assert.Equal((1, false), ((int)node["readers"]!, (bool)node["draining"]!));
        Assert.InRange((long)node["since"]!, 1, (long)status["now"]!);
        Assert.Equal((string?)status["version"], (string?)node["version"]);
        Assert.Equal("""{"configured":false}""", status["push"]!.ToJsonString());
        Assert.Null(status["canary"]);

        (await newsroom.GetAsync("/status")).Expect(401, "key-required");
        var (_, reading) = await newsroom.KeyAsync("\"preset\":\"reader\"");
        (await newsroom.GetAsync("/status", reading)).Expect(403, "not-permitted");
    }

    [Fact]
    public async Task Node_that_sends_to_phones_says_that_no_canary_has_flown_yet()
    {
        var phones = new PhoneNewsroom();
        await phones.InitializeAsync();
        try
        {
            var status = (await phones.Newsroom.SendAsync(HttpMethod.Get, "/status", body: null)).Expect(200).Body;
            Assert.Equal("""{"configured":true}""", status["push"]!.ToJsonString());
            Assert.Equal("""{"ok":false}""", status["canary"]!.ToJsonString());
        }
        finally
        {
            await phones.DisposeAsync();
        }
    }

    [Fact]
    public async Task Nodes_tell_of_each_other_and_a_store_that_is_away_is_told_of()
    {
        await using var nodes = await Nodes.StartAsync();
        JsonObject? status = null;
        await Eventually.Until("both nodes are told of", async () =>
            (status = (await nodes.SendAsync(0, HttpMethod.Get, "/status")).Expect(200).Body)["nodes"]!.AsArray().Count(node => node!["since"] is not null) == 2);
        Assert.Equal("redis", (string?)status!["store"]!["kind"]);

        await nodes.Redis.KillAsync();
        await Eventually.Until("the store is told to be away", async () =>
            !(bool)(status = (await nodes.SendAsync(0, HttpMethod.Get, "/status")).Expect(200).Body)["store"]!["ok"]!);
        Assert.Equal("store-unavailable", (string?)status!["store"]!["fault"]);
        Assert.Single(status["nodes"]!.AsArray());

        await nodes.Redis.StartAgainAsync();
        await Eventually.Until("all is well again", async () =>
            (status = (await nodes.SendAsync(1, HttpMethod.Get, "/status")).Expect(200).Body) is var now && (bool)now["store"]!["ok"]! && now["nodes"]!.AsArray().Count == 2);
    }
}
