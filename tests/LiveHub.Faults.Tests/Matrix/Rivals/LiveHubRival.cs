using System.Globalization;
using LiveHub.Checker.Judging;
using LiveHub.Checker.Servers;
using LiveHub.Faults.Tests.Matrix.Reading;
using LiveHub.Feed;
using LiveHub.Feed.Redis;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Faults.Tests.Matrix.Rivals;

/// <summary>LiveHub, each node a process of its own.</summary>
internal sealed class LiveHubRival : IRival
{
    /// <summary>So many that the snapshot of a reader who has to start again holds every headline of a row.</summary>
    public static readonly IReadOnlyList<string> Topics = [.. Enumerable.Range(0, 16).Select(number => $"topic-{number}")];
    private readonly TestFolder _folder = new();
    private readonly List<LiveHubProcess> _nodes = [];
    private readonly List<Editor> _editors = [];
    private readonly CancellationTokenSource _leaving = new();
    private readonly List<LiveHubSeat> _seats = [];
    private Task _reading = Task.CompletedTask;
    private string _redis = "";

    public string Name => "LiveHub";

    public bool MayRepeat => true;

    public IReadOnlyList<int> Ports => [.. _nodes.Select(node => node.Address.Port)];

    public async Task StartAsync(string redis, int nodes)
    {
        _redis = redis;
        for (var node = 0; node < nodes; node++)
        {
            _nodes.Add(await LiveHubProcess.StartAsync(
                Path.Combine(_folder.Path, node.ToString(CultureInfo.InvariantCulture)), "--redis", redis,
                "--Limits:WritesPerKey", "0", "--Limits:WritesPerAddress", "0", "--Reading:SnapshotItems", "200", "--Ticker:BeatInterval", "00:00:02"));
            _editors.Add(new Editor(_nodes[node].Http));
        }
        foreach (var topic in Topics)
            await _editors[0].OpenTopicAsync(topic);
        foreach (var node in _nodes)
            await Eventually.Until("every node knows the topics", async () => (await node.Http.GetAsync(new Uri($"api/v1/topics/{Topics[^1]}", UriKind.Relative))).IsSuccessStatusCode);
    }

    public async Task<bool> PublishAsync(int node, int number, CancellationToken cancellationToken)
    {
        using var answer = await _editors[node].TryPostAsync($"n{number}", Topics[number % Topics.Count]);
        return answer.IsSuccessStatusCode;
    }

    public Task KillAsync(int node) => _nodes[node].KillAsync();

    public Task StopAsync(int node) => _nodes[node].StopAsync();

    public Task StartAgainAsync(int node) => _nodes[node].StartAsync();

    public async Task SeatAsync(IReadOnlyList<Seat> seats, Timeline timeline)
    {
        _seats.AddRange(seats.Select(seat => new LiveHubSeat(seat, timeline)));
        _reading = Task.WhenAll(_seats.Select(seat => Task.Run(() => seat.RunAsync(_leaving.Token))));
        await Eventually.Until("everybody is seated", () => _seats.All(seat => seat.IsSeated));
    }

    public Task<int> ShownToSlowestAsync() => Task.FromResult(_seats.Min(seat => seat.Sheet.Count));

    public async Task<IReadOnlyList<Sheet>> UnseatAsync()
    {
        await _leaving.CancelAsync();
        await _reading;
        return [.. _seats.Select(seat => seat.Sheet)];
    }

    public async Task<IReadOnlySet<int>> FindLostByStoreAsync(IReadOnlyCollection<int> acknowledged)
    {
        await using var store = await RedisStore.OpenAsync(new RedisStoreOptions { Configuration = _redis }, new StoreClock(TimeProvider.System));
        var log = await StoredFeed.ReadAsync(store.Feed);
        Assert.Empty(LogAudit.Faults(log));
        var stored = log.Select(entry => entry.Subject).ToHashSet(StringComparer.Ordinal);
        return acknowledged.Where(number => !stored.Contains($"item/n{number}")).ToHashSet();
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _reading;
        foreach (var node in _nodes)
            await node.DisposeAsync();
        _leaving.Dispose();
        _folder.Dispose();
    }
}
