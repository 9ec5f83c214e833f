using LiveHub.Server.Delivery;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Ticker;

/// <summary>Makes the shards of this node.</summary>
internal sealed class ShardFactory(LiveFeed live, ShardReads reads, BeatSource beats, DeliveryReports reports, Func<ShardCounts> newCounts)
{
    public Shard[] Make(int count)
    {
        reports.Shards = count;
        return [.. Enumerable.Range(0, count).Select(_ => new Shard(live, reads, beats, reports.NewWatch(), newCounts()))];
    }
}
