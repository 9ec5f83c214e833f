using LiveHub.Protocol;
using LiveHub.Server.Reading;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Ticker;

/// <summary>The shards of this node: starts their loops, passes the bell on, keeps the beat.</summary>
internal sealed class TickerShards : BackgroundService
{
    private readonly Shard[] _shards;
    private readonly LiveFeed _live;
    private readonly TimeProvider _time;
    private readonly TickerOptions _options;
    private int _next;

    public TickerShards(ShardFactory factory, LiveFeed live, BeatSource beats, TimeProvider time, IOptions<TickerOptions> options)
    {
        (_live, _time, _options) = (live, time, options.Value);
        var count = _options.Shards == 0 ? Math.Max(1, Environment.ProcessorCount / 2) : _options.Shards;
        _shards = factory.Make(count);
        live.Moved += () => ForAll(shard => shard.Ring());
        live.Recounted += topics => ForAll(shard => shard.Recount(topics));
        beats.Urgent += () => ForAll(shard => shard.Beat());
    }

    /// <summary>Connected readers of this node.</summary>
    public int Count => _shards.Sum(shard => shard.Count);

    /// <summary>What each shard counted.</summary>
    public IEnumerable<ShardCounts> Counts => _shards.Select(shard => shard.Counts);

    /// <summary>The shard for a new connection.</summary>
    public Shard Next() => _shards[(uint)Interlocked.Increment(ref _next) % _shards.Length];

    /// <summary>How many follow each set; a set may come several times.</summary>
    public async Task<IReadOnlyList<(FollowSet Set, int Followers)>> FollowersAsync() =>
        [.. (await Task.WhenAll(_shards.Select(shard => shard.FollowersAsync()))).SelectMany(sets => sets)];

    /// <summary>The connections that have not had their goodbye, of every shard in turn.</summary>
    public async Task<IReadOnlyList<Subscriber>> StayingAsync()
    {
        var all = await Task.WhenAll(_shards.Select(shard => shard.StayingAsync()));
        return [.. all.SelectMany(readers => readers.Index()).OrderBy(reader => reader.Index).Select(reader => reader.Item)];
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([.. _shards.Select(shard => Task.Run(() => shard.RunAsync(stoppingToken), stoppingToken)), BeatAsync(stoppingToken), ExpireAsync(stoppingToken)]);

    private async Task BeatAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.BeatInterval, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            ForAll(shard => shard.Beat());
    }

    /// <summary>Expiry writes no entry; it shows in the counts within a second.</summary>
    private async Task ExpireAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            _live.Expire();
            ForAll(shard => shard.ExpireWatch());
        }
    }

    private void ForAll(Action<Shard> action)
    {
        foreach (var shard in _shards)
            action(shard);
    }
}
