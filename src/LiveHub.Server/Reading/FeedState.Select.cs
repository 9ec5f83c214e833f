using System.Runtime.InteropServices;
using LiveHub.Protocol;

namespace LiveHub.Server.Reading;

internal sealed partial class FeedState
{
    /// <summary>What a snapshot of a set holds: topic facts, active alerts, pinned and newest visible items of each topic; every subject once, by offset.</summary>
    public Selection Select(FollowSet set, int itemsPerTopic)
    {
        var now = Now();
        lock (_gate)
        {
            var chosen = new Dictionary<string, SubjectHead>(StringComparer.Ordinal);
            var counts = new List<TopicCount>();
            foreach (var topic in TopicsOf(set))
            {
                if (_heads.TryGetValue(Subjects.Topic(topic), out var fact))
                    chosen[fact.Subject] = fact;
                foreach (var item in ItemsOfTopic(topic, set, now, itemsPerTopic))
                    chosen[item.Subject] = item;
                counts.Add(new TopicCount(topic, CountLocked(topic, set)));
            }
            foreach (var alert in _alerts.Values)
            {
                if (alert.IsVisible(now) && set.Matches(alert.Kind, alert.Routing.Topics, alert.Routing.Languages))
                    chosen[alert.Subject] = alert;
            }
            return new Selection(_position, [.. chosen.Values.OrderBy(head => head.Offset)], counts);
        }
    }

    /// <summary>What some snapshot may hold just now: topic facts, active alerts, the pinned and newest visible items of each topic in each language.</summary>
    public IReadOnlyCollection<SubjectHead> Showable(int itemsPerTopic)
    {
        var now = Now();
        lock (_gate)
        {
            var chosen = new HashSet<SubjectHead>(ReferenceEqualityComparer.Instance);
            chosen.UnionWith(_heads.Values.Where(head => head.Fact is TopicFact));
            chosen.UnionWith(_alerts.Values.Where(head => head.IsVisible(now)));
            foreach (var items in _topics.Values)
                chosen.UnionWith(ShowableItems(items, now, itemsPerTopic));
            return chosen;
        }
    }

    /// <summary>Absolute counts of those topics that a set follows, in its languages.</summary>
    public IReadOnlyList<TopicCount> CountsOf(FollowSet set, IEnumerable<string> topics)
    {
        lock (_gate)
        {
            return [.. topics.Where(topic => set.FollowsAll || set.Topics.Contains(topic, StringComparer.Ordinal))
                .Distinct(StringComparer.Ordinal).Select(topic => new TopicCount(topic, CountLocked(topic, set)))];
        }
    }

    /// <summary>Absolute counts of every topic of a set.</summary>
    public IReadOnlyList<TopicCount> CountsOf(FollowSet set)
    {
        lock (_gate)
            return [.. TopicsOf(set).Select(topic => new TopicCount(topic, CountLocked(topic, set)))];
    }

    private IEnumerable<string> TopicsOf(FollowSet set) => set.FollowsAll
        ? _heads.Values.Where(head => head.Fact is TopicFact).Select(head => Subjects.IdOf(head.Subject)).Order(StringComparer.Ordinal)
        : set.Topics;

    private static IEnumerable<SubjectHead> ShowableItems(TopicItems items, long now, int newest)
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var head in items.NewestFirst.Where(head => head.IsVisible(now)))
        {
            if (head.Pin is not null)
            {
                yield return head;
                continue;
            }
            var isWanted = false;
            foreach (var language in head.Routing.Languages)
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(taken, language, out _);
                isWanted |= count++ < newest;
            }
            if (isWanted)
                yield return head;
        }
    }

    private IEnumerable<SubjectHead> ItemsOfTopic(string topic, FollowSet set, long now, int newest)
    {
        if (!_topics.TryGetValue(topic, out var items))
            yield break;
        var taken = 0;
        foreach (var head in items.NewestFirst)
        {
            if (!head.IsVisible(now) || !SpeaksTo(set, head))
                continue;
            if (head.Pin is not null || taken < newest)
                yield return head;
            if (head.Pin is null)
                taken++;
        }
    }
}
