using System.Net;
using LiveHub.Protocol;
using LiveHub.Server.Limits;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;
using Microsoft.AspNetCore.Http;

namespace LiveHub.Server.Tests.Limits;

/// <summary>Limits per address count a whole IPv6 /64: whoever owns one could draw a new address for every request.</summary>
public sealed class AddressPrefixTests
{
    private const string Home = "2001:db8:1:2::1";
    private const string SameHome = "2001:db8:1:2:ffff:1:2:3";
    private const string Neighbour = "2001:db8:1:3::1";

    [Theory]
    [InlineData(Home, "2001:db8:1:2::")]
    [InlineData(SameHome, "2001:db8:1:2::")]
    [InlineData(Neighbour, "2001:db8:1:3::")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("192.0.2.8", "192.0.2.8")]
    public void Address_is_counted_by_its_prefix(string address, string counted) =>
        Assert.Equal(counted, ClientAddress.Of(new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } }));

    [Fact]
    public async Task Writes_count_per_prefix()
    {
        using var room = Room("Limits:WritesPerAddress", "1", ("Limits:BurstSeconds", "2"));
        for (var i = 0; i < 20; i++)
            await room.PostAsync("/items", "{}", from: i % 2 == 0 ? Home : SameHome);
        (await room.PostAsync("/items", "{}", from: SameHome)).Expect(429, "rate-limited");
        (await room.PostAsync("/items", "{}", from: Neighbour)).Expect(400, "invalid");
    }

    [Fact]
    public async Task Wrong_keys_count_per_prefix()
    {
        using var room = Room("Keys:FailedTriesPerMinute", "2");
        (await room.PostAsync("/items", "{}", key: "lh_wrong_1", from: Home)).Expect(401, "key-unknown");
        (await room.PostAsync("/items", "{}", key: "lh_wrong_2", from: SameHome)).Expect(401, "key-unknown");
        (await room.PostAsync("/items", "{}", key: "lh_wrong_3", from: SameHome)).Expect(429, "rate-limited");
        (await room.PostAsync("/items", "{}", key: "lh_wrong_4", from: Neighbour)).Expect(401, "key-unknown");
        (await room.PostAsync("/items", "{}", from: Home)).Expect(400, "invalid");
    }

    [Fact]
    public async Task Connections_count_per_prefix_and_are_given_back()
    {
        using var room = Room("Ticker:ConnectionsPerAddress", "1");
        var first = await StockReader.ConnectAsync(room.Node.Address, from: Home);
        Assert.True((await first.FollowAsync(["harbour"])).Accepted);
        await using (var second = await StockReader.ConnectAsync(room.Node.Address, from: SameHome))
            Assert.Equal(GoodbyeCodes.TooManyConnections, (await second.FarewellAsync()).Code);
        await using (var neighbour = await StockReader.ConnectAsync(room.Node.Address, from: Neighbour))
            Assert.True((await neighbour.FollowAsync(["harbour"])).Accepted);

        await first.DisposeAsync();
        await Eventually.Until("the place is free again", async () =>
        {
            await using var next = await StockReader.ConnectAsync(room.Node.Address, from: SameHome);
            return await next.TryFollowAsync("harbour");
        });
    }

    [Fact]
    public async Task Nobody_but_a_trusted_proxy_may_name_another_address()
    {
        using var room = new Newsroom(new Dictionary<string, string>(StringComparer.Ordinal) { ["Keys:FailedTriesPerMinute"] = "1" });
        (await room.PostAsync("/items", "{}", key: "lh_wrong_1", from: Home)).Expect(401, "key-unknown");
        (await room.PostAsync("/items", "{}", key: "lh_wrong_2", from: Neighbour)).Expect(429, "rate-limited");
    }

    private static Newsroom Room(string key, string value, params IEnumerable<(string Key, string Value)> more) =>
        new(more.Append((key, value)).Append(("Proxies:Trusted", "127.0.0.1")).ToDictionary(StringComparer.Ordinal));
}
