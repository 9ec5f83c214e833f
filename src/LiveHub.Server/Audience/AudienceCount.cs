using LiveHub.Protocol;
using LiveHub.Server.Hosting;
using LiveHub.Server.Reading;
using LiveHub.Server.Ticker;

namespace LiveHub.Server.Audience;

/// <summary>Counts this node's readers when asked. Nothing is counted as they come and go: the shards know how many follow each set.</summary>
internal sealed class AudienceCount(TickerShards shards, LiveFeed live, Drain drain, TimeProvider time)
{
    public async Task<AudienceNote> TakeAsync()
    {
        var (all, topics) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (set, followers) in await shards.FollowersAsync())
        {
            if (set.FollowsAll)
                all += followers;
            foreach (var topic in set.FollowsAll ? [] : set.Topics)
                topics[topic] = topics.GetValueOrDefault(topic) + followers;
        }
        // Readers may follow names that nobody has given to a topic; the board is no place for them.
        foreach (var invented in topics.Keys.Where(topic => live.State.Find(Subjects.Topic(topic)) is null).ToList())
            topics.Remove(invented);
        return new AudienceNote(shards.Count, all, topics, time.GetUtcNow().ToUnixTimeMilliseconds(), drain.IsDraining);
    }
}
