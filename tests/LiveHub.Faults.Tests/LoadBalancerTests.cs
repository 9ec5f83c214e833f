using System.Net.Http.Headers;
using System.Text.Json;
using LiveHub.Checker;
using LiveHub.Checker.Servers;
using LiveHub.Feed;
using LiveHub.Feed.Redis;
using LiveHub.Testing;
using LiveHub.Testing.Network;
using LiveHub.Testing.Nodes;
using LiveHub.Testing.Redis;

namespace LiveHub.Faults.Tests;

/// <summary>Two nodes behind the load balancer of compose.yaml, with stock readers of every transport; one node is killed, the other one stopped.</summary>
[Trait("Category", "Faults")]
public sealed class LoadBalancerTests : IAsyncLifetime
{
    // Two of each transport, and WebSockets with either hub protocol: enough that the balancer gives some to each node.
    private static readonly CheckPlan Plan = new() { Seed = 3, Readers = 8 };
    private static readonly string[] Settings = ["--trusted-proxies", "127.0.0.1", "--Ticker:BeatInterval", "00:00:01"];

    private readonly TestFolder _folder = new();
    private RedisServer? _redis;
    private LiveHubProcess? _node1;
    private LiveHubProcess? _node2;
    private LoadBalancer? _balancer;

    private RedisServer Redis => _redis ?? throw new InvalidOperationException("Not started yet.");

    private LiveHubProcess Node1 => _node1 ?? throw new InvalidOperationException("Not started yet.");

    private LiveHubProcess Node2 => _node2 ?? throw new InvalidOperationException("Not started yet.");

    private LoadBalancer Balancer => _balancer ?? throw new InvalidOperationException("Not started yet.");

    public async ValueTask InitializeAsync()
    {
        try
        {
            await StartAsync();
        }
        catch
        {
            await DisposeAsync(); // Nobody else calls it for a test that did not begin.
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _balancer, _node1, _node2, _redis })
        {
            if (part is not null)
                await part.DisposeAsync();
        }
        _folder.Dispose();
    }

    private async Task StartAsync()
    {
        _redis = await RedisServer.StartAsync();
        string[] arguments = ["--redis", Redis.Configuration, .. Settings];
        var both = await Task.WhenAll(LiveHubProcess.StartAsync(_folder.Path, arguments), LiveHubProcess.StartAsync(_folder.Path, arguments));
        (_node1, _node2) = (both[0], both[1]);
        _balancer = await LoadBalancer.StartAsync(Node1.Address, Node2.Address);
    }

    [Fact]
    public async Task Readers_of_every_transport_go_on_when_a_node_is_killed_and_when_one_is_stopped()
    {
        using var http = NewEditor();
        var editor = new Editor(http);
        foreach (var topic in Plan.Topics)
            await editor.OpenTopicAsync(topic);
        await using var audience = new Audience(Plan, Balancer.Port);
        await PostAsync(editor, audience, "before");
        await Eventually.Until("both nodes have readers", async () => (await ReadersAsync(http)).Count(readers => readers > 0) == 2);

        await Node1.KillAsync();
        await PostAsync(editor, audience, "killed");
        await Node1.StartAsync();
        await Eventually.Until("the balancer gives the node readers again", () => Balancer.Log.Contains("any_node/node1 is UP", StringComparison.Ordinal));

        var stopping = Node2.StopAsync();
        await PostAsync(editor, audience, "draining");
        Assert.Equal(0, await stopping);
        await PostAsync(editor, audience, "stopped");
        await audience.LeaveAsync();

        await using var store = await RedisStore.OpenAsync(new RedisStoreOptions { Configuration = Redis.Configuration }, new StoreClock(TimeProvider.System));
        Assert.Empty(audience.Faults(await StoredFeed.ReadAsync(store.Feed)));
        Assert.All(audience.Readers, reader => Assert.Single(reader.Joins));
    }

    private HttpClient NewEditor()
    {
        var http = new HttpClient { BaseAddress = Balancer.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", LiveHubProcess.AdminKey);
        return http;
    }

    private static async Task PostAsync(Editor editor, Audience audience, string when)
    {
        var tail = 0L;
        for (var i = 0; i < 20; i++)
            tail = await editor.PostAsync($"{when}-{i}", Plan.Topics[i % Plan.Topics.Count]);
        await audience.ReachAsync(tail);
    }

    /// <summary>How many readers each node has.</summary>
    private static async Task<IReadOnlyList<int>> ReadersAsync(HttpClient http)
    {
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri("api/v1/audience", UriKind.Relative)));
        return [.. answer.RootElement.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("readers").GetInt32())];
    }
}
