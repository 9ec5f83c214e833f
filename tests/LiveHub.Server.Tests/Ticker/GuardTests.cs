using LiveHub.Protocol;
using LiveHub.Server.Hosting;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests.Ticker;

/// <summary>Whatever one connection does, it is told why it ends, and only it ends.</summary>
public sealed class GuardTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("05c1c1c1c1c1", "livehub/bad-frame")]
    [InlineData("ffffffffff7f00", "livehub/bad-frame")]
    [InlineData("06950180c00590", "livehub/bad-frame")]
    public async Task Bytes_that_are_no_message_end_the_connection_with_a_code(string hex, string error)
    {
        using var node = Start();
        await using var bystander = await StockReader.ConnectAsync(node.Address);
        await bystander.FollowAsync(["harbour"]);
        await using var reader = await RawReader.ConnectAsync(node.Address);

        await reader.SendAsync(Convert.FromHexString(hex));
        await reader.ReadToEndAsync();

        Assert.Equal(error, reader.CloseError);
        await new TestFeed(node).PostAsync("a", "harbour");
        await bystander.SeesAsync("item/a");
    }

    [Fact]
    public async Task Message_of_an_unknown_kind_is_passed_and_what_follows_it_is_answered()
    {
        using var node = Start();
        await using var reader = await RawReader.ConnectAsync(node.Address);
        // [32, nil]: a kind that a later version of SignalR may have.
        await reader.SendAsync([0x03, 0x92, 0x20, 0xc0]);
        await reader.FollowAsync(["harbour"]);
        await reader.ReadUntilAsync("the snapshot arrives", () => !reader.Frames.IsEmpty);
    }

    [Fact]
    public async Task Message_over_the_limit_ends_the_connection_with_a_code()
    {
        using var node = Start();
        await using var reader = await RawReader.ConnectAsync(node.Address);
        await reader.SendAsync([0x80, 0x80, 0x04, .. new byte[40 * 1024]]);
        await reader.ReadToEndAsync();
        Assert.Equal("livehub/frame-too-large", reader.CloseError);
    }

    [Fact]
    public async Task Too_many_messages_end_the_connection_with_a_code()
    {
        using var node = Start(("Ticker:CallsPerSecond", "2"));
        await using var reader = await RawReader.ConnectAsync(node.Address);
        for (var i = 0; i < 8; i++)
            await reader.FollowAsync(["harbour"]);
        await reader.ReadToEndAsync();
        Assert.Equal("livehub/rate-limited", reader.CloseError);
    }

    [Fact]
    public async Task Origin_that_is_not_listed_is_refused_by_a_goodbye()
    {
        using var node = Start(("Ticker:AllowedOrigins:0", "https://news.example"));
        await using var refused = await StockReader.ConnectAsync(node.Address, origin: "https://other.example");
        Assert.Equal(GoodbyeCodes.OriginRefused, (await refused.FarewellAsync()).Code);

        await using var welcome = await StockReader.ConnectAsync(node.Address, origin: "https://news.example");
        Assert.True((await welcome.FollowAsync(["harbour"])).Accepted);
    }

    [Fact]
    public async Task Full_server_refuses_by_a_goodbye_and_serves_those_it_has()
    {
        using var node = Start(("Ticker:MaxConnections", "2"));
        await using var first = await StockReader.ConnectAsync(node.Address);
        await using var second = await StockReader.ConnectAsync(node.Address);
        await first.FollowAsync(["harbour"]);
        await using (var third = await StockReader.ConnectAsync(node.Address))
        {
            var farewell = await third.FarewellAsync();
            Assert.Equal(GoodbyeCodes.ServerFull, farewell.Code);
            Assert.NotNull(farewell.Reconnect);
        }
        await new TestFeed(node).PostAsync("a", "harbour");
        await first.SeesAsync("item/a");

        await second.DisposeAsync();
        await Eventually.Until("the place is free again", async () =>
        {
            await using var next = await StockReader.ConnectAsync(node.Address);
            return next.Connection.State == Microsoft.AspNetCore.SignalR.Client.HubConnectionState.Connected && await next.TryFollowAsync("harbour");
        });
    }

    [Fact]
    public async Task Drain_says_goodbye_with_a_plan_and_fails_readiness()
    {
        using var node = Start();
        await using var reader = await StockReader.ConnectAsync(node.Address);
        await reader.FollowAsync(["harbour"]);
        await node.Services.GetRequiredService<Drain>().RunAsync().Within("the drain ends");
        await Eventually.Until("the goodbye arrives", () => !reader.Goodbyes.IsEmpty);
        Assert.Equal(GoodbyeCodes.Draining, reader.Goodbyes.Single().Code);
        Assert.InRange(reader.Goodbyes.Single().Reconnect!.Spread, 1000, 60_000);
        using var health = await node.CreateClient().GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, health.StatusCode);
    }

    private LiveHubNode Start(params (string Key, string Value)[] settings) =>
        new LiveHubNode(_folder.Path, settings: settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal)).Start();
}
