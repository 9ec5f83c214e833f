using LiveHub.Feed;
using LiveHub.Feed.Redis;
using LiveHub.Testing.Nodes;
using LiveHub.Testing.Redis;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Checker.Servers;

/// <summary>Several servers in this process behind one real Redis; entries go into the log at each in turn, readers are spread over all.</summary>
/// <remarks>A restart ends one node after the other, and every second one kills Redis, too.</remarks>
public sealed class CheckedCluster : ICheckedServer
{
    private static readonly TimeSpan RedisAway = TimeSpan.FromMilliseconds(300);
    private readonly RedisServer _redis;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly string _data;
    private readonly LiveHubNode?[] _nodes;
    private int _turn;
    private int _restarts;

    private CheckedCluster(RedisServer redis, string data, int count, IReadOnlyDictionary<string, string> settings)
    {
        (_redis, _data) = (redis, data);
        _settings = new Dictionary<string, string>(settings, StringComparer.Ordinal) { ["Redis:Configuration"] = redis.Configuration };
        _nodes = [.. Enumerable.Range(0, count).Select(_ => NewNode())];
    }

    public static async Task<CheckedCluster> StartAsync(string data, int count, IReadOnlyDictionary<string, string> settings) =>
        new(await RedisServer.StartAsync(), data, count, settings);

    public int PortOf(int reader)
    {
        var running = _nodes.OfType<LiveHubNode>().ToList();
        return running[reader % running.Count].Address.Port;
    }

    public async ValueTask<AppendResult?> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        if (_nodes[(uint)Interlocked.Increment(ref _turn) % _nodes.Length] is not { } node)
            return null;
        try
        {
            return await node.Services.GetRequiredService<FeedLog>().Log.AppendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is LogUnavailableException or ObjectDisposedException)
        {
            return null;
        }
    }

    public async Task RestartAsync()
    {
        var index = _restarts++ % _nodes.Length;
        if (Interlocked.Exchange(ref _nodes[index], null) is { } ending)
            await ending.DisposeAsync();
        if (_restarts % 2 == 0)
        {
            await _redis.KillAsync();
            await Task.Delay(RedisAway, TimeProvider.System);
            await _redis.StartAgainAsync();
        }
        _nodes[index] = NewNode();
    }

    public Task<IReadOnlyList<Entry>> PeekAsync() =>
        StoredFeed.ReadAsync(_nodes.OfType<LiveHubNode>().First().Services.GetRequiredService<FeedLog>().Log);

    public async Task<IReadOnlyList<Entry>> StopAsync()
    {
        await StopNodesAsync();
        await using var store = await RedisStore.OpenAsync(new RedisStoreOptions { Configuration = _redis.Configuration }, new StoreClock(TimeProvider.System));
        return await StoredFeed.ReadAsync(store.Feed);
    }

    public async ValueTask DisposeAsync()
    {
        await StopNodesAsync();
        await _redis.DisposeAsync();
    }

    private LiveHubNode NewNode() => new LiveHubNode(_data, settings: _settings).Start();

    private async Task StopNodesAsync()
    {
        for (var index = 0; index < _nodes.Length; index++)
        {
            if (Interlocked.Exchange(ref _nodes[index], null) is { } node)
                await node.DisposeAsync();
        }
    }
}
