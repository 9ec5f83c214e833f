using LiveHub.Feed;
using LiveHub.Protocol;
using MessagePack;

namespace LiveHub.Server.Reading;

internal sealed partial class FeedState
{
    /// <summary>Folds the next entry in. Called by the tail alone, in offset order.</summary>
    public Applied Apply(Entry entry, Epoch epoch)
    {
        lock (_gate)
        {
            var old = _heads.GetValueOrDefault(entry.Subject);
            var head = ReadHead(entry, old?.First ?? entry.Offset);
            var counted = old is null ? [] : TakeOut(old);
            _heads[entry.Subject] = head;
            counted = [.. PutIn(head).Union(counted)];
            _position = new LogPoint(new FeedPosition(epoch, entry.Offset), entry.Link);
            _waiters.Reach(entry.Offset);
            return new Applied(head, old?.Offset, counted);
        }
    }

    /// <summary>Passes an entry whose envelope cannot be read. Called by the tail alone, in offset order.</summary>
    public void Skip(Entry damaged, Epoch epoch)
    {
        lock (_gate)
        {
            _undecodable.Add(damaged.Offset);
            // One that lies before the checkpoint is only counted: the fold is further on already.
            if (damaged.Offset <= _position.Offset)
                return;
            _position = new LogPoint(new FeedPosition(epoch, damaged.Offset), damaged.Link);
            _waiters.Reach(damaged.Offset);
        }
    }

    /// <summary>Takes items that have expired out of the counts; answers the topics whose count changed.</summary>
    public IReadOnlyCollection<string> Expire()
    {
        var now = Now();
        lock (_gate)
        {
            var changed = new HashSet<string>(StringComparer.Ordinal);
            while (_expiries.TryTake(now, out var subject, out var revision))
            {
                if (_heads.TryGetValue(subject, out var head) && head.Revision == revision && head.Shown && head.Tombstone is null)
                    changed.UnionWith(Recount(head, -1));
            }
            return changed;
        }
    }

    private SubjectHead ReadHead(Entry entry, long first)
    {
        var head = new SubjectHead(entry.Subject, entry.Revision, first, entry.Offset, entry.Kind, entry.Routing, entry.Time, Shown: false);
        try
        {
            return FactCodec.Decode(entry.Kind, entry.Body) switch
            {
                ItemFact item => head with { Shown = item.Retraction is null && !item.Hidden, ExpiresAt = item.ExpiresAt, Pin = item.Pin },
                AlertFact alert => head with { Fact = alert, Shown = alert.Clearance is null, ExpiresAt = alert.ExpiresAt },
                TopicFact topic => head with { Fact = topic, Shown = true },
                _ => head,
            };
        }
        catch (MessagePackSerializationException)
        {
            // It never stops the tail; readiness warns and no checkpoint passes it.
            _undecodable.Add(entry.Offset);
            return head;
        }
    }

    private IReadOnlyCollection<string> TakeOut(SubjectHead head)
    {
        if (!head.IsItem)
        {
            _alerts.Remove(head.Subject);
            return [];
        }
        foreach (var topic in head.Routing.Topics)
            ItemsOf(topic).Remove(head);
        return IsCounted(head) ? Recount(head, -1) : [];
    }

    private IReadOnlyCollection<string> PutIn(SubjectHead head)
    {
        if (head.Fact is AlertFact && head.Shown)
            _alerts[head.Subject] = head;
        if (!head.IsItem)
            return [];
        foreach (var topic in head.Routing.Topics)
            ItemsOf(topic).Put(head);
        if (head.ExpiresAt is { } at && head.Shown)
            _expiries.Add(at, head.Subject, head.Revision);
        return IsCounted(head) ? Recount(head, +1) : [];
    }

    /// <summary>An item whose expiry has passed is counted until <see cref="Expire"/> takes it out.</summary>
    private bool IsCounted(SubjectHead head) =>
        head.Shown && head.Tombstone is null && !(head.ExpiresAt <= _expiries.Reached);

    private IReadOnlyCollection<string> Recount(SubjectHead head, int difference)
    {
        foreach (var topic in head.Routing.Topics)
        {
            foreach (var language in head.Routing.Languages)
                ItemsOf(topic).Count(language, difference);
        }
        return head.Routing.Topics;
    }

    private TopicItems ItemsOf(string topic)
    {
        if (!_topics.TryGetValue(topic, out var items))
            _topics.Add(topic, items = new TopicItems());
        return items;
    }
}
