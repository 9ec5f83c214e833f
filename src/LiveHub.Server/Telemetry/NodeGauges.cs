using LiveHub.Server.Reading;
using LiveHub.Server.Ticker;

namespace LiveHub.Server.Telemetry;

/// <summary>Shows the state of the tail, the ring and the readers to whoever asks for the metrics.</summary>
internal sealed class NodeGauges(LiveHubMetrics metrics, LiveFeed live, TailLag lag, TickerShards shards, TimeProvider time) : BackgroundService
{
    private long _seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Show();
        await live.Loaded.WaitAsync(stoppingToken);
        _seen = live.Ring?.Tail.Offset ?? 0;
        live.Moved += NoteTail;
    }

    private void Show()
    {
        var meter = metrics.Meter;
        Gauge("livehub.readers", "{reader}", "Connected readers.", () => shards.Count);
        Gauge("livehub.readers.parked", "{reader}", "Readers whose socket is full.", () => shards.Counts.Sum(counts => counts.Parked));
        Gauge("livehub.ring.entries", "{entry}", "Entries in memory.", () => live.Ring is { } ring ? ring.Tail.Offset - ring.Base : 0);
        Gauge("livehub.ring.base", "{entry}", "Offset from which readers are served from memory.", () => live.Ring?.Base ?? 0);
        Gauge("livehub.ring.tail", "{entry}", "Offset of the newest entry on this node.", () => live.Ring?.Tail.Offset ?? 0);
        Gauge("livehub.tail.lag", "{entry}", "Entries that the store has and this node has not, seen every five seconds.",
            () => lag.Entries);
        Gauge("livehub.entries.undecodable", "{entry}", "Entries that this version cannot read.", () => live.State.Undecodable);
        Counter("livehub.frames.written", "{frame}", "Frames handed to connections.", counts => counts.Frames);
        Counter("livehub.frames.size", "By", "Bytes of the frames handed to connections.", counts => counts.Bytes);

        void Gauge(string name, string unit, string description, Func<long> value) => meter.CreateObservableGauge(name, value, unit, description);
        void Counter(string name, string unit, string description, Func<ShardCounts, long> value) =>
            meter.CreateObservableCounter(name, () => shards.Counts.Sum(value), unit, description);
    }

    /// <summary>On the tail's thread, once a run.</summary>
    private void NoteTail()
    {
        if (live.Ring is not { } ring || ring.Find(ring.Tail.Offset) is not { } newest)
            return;
        var tail = newest.Entry.Offset;
        if (tail > _seen)
        {
            metrics.TailEntries.Add(tail - _seen);
            metrics.TailDelay.Record(Math.Max(0, time.GetUtcNow().ToUnixTimeMilliseconds() - newest.Entry.Time) / 1000.0);
        }
        _seen = tail;
    }
}
