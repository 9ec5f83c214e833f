using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Server.Reading;

/// <summary>The fold over the feed: the newest revision of every subject, the order and the counts of items per topic.</summary>
/// <remarks>Written by the tail alone, in feed order; read from any thread. Every member holds the gate for a short time and does no input or output.</remarks>
internal sealed partial class FeedState(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SubjectHead> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TopicItems> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SubjectHead> _alerts = new(StringComparer.Ordinal);
    private readonly ExpiryQueue _expiries = new();
    private readonly PositionWaiters _waiters = new();
    private readonly HashSet<long> _undecodable = [];
    private LogPoint _position;
    private bool _isRetired;

    /// <summary>The fold holds every entry up to here.</summary>
    public LogPoint Position
    {
        get
        {
            lock (_gate)
                return _position;
        }
    }

    /// <summary>Entries that could not be decoded; while there is one, no checkpoint is written and readiness warns.</summary>
    public long Undecodable
    {
        get
        {
            lock (_gate)
                return _undecodable.Count;
        }
    }

    /// <summary>The newest revision of a subject; null when there is none.</summary>
    public SubjectHead? Find(string subject)
    {
        lock (_gate)
            return _heads.GetValueOrDefault(subject);
    }

    /// <summary>Topics in editorial order.</summary>
    public IReadOnlyList<SubjectHead> Topics()
    {
        lock (_gate)
        {
            return [.. _heads.Values.Where(head => head.Fact is TopicFact)
                .OrderBy(head => ((TopicFact)head.Fact!).Order).ThenBy(head => head.Subject, StringComparer.Ordinal)];
        }
    }

    /// <summary>Alerts that are neither cleared nor expired, oldest first; those of the future among them.</summary>
    public IReadOnlyList<SubjectHead> Alerts()
    {
        var now = Now();
        lock (_gate)
            return [.. _alerts.Values.Where(head => head.IsVisible(now)).OrderBy(head => head.First)];
    }

    /// <summary>How many items of a topic are visible in the languages of a set; in every language when it is null.</summary>
    public int CountOf(string topic, FollowSet? set = null)
    {
        lock (_gate)
            return CountLocked(topic, set);
    }

    /// <summary>A page of a topic's visible items (of all topics when null), newest first, whose first offset is below <paramref name="before"/>.</summary>
    public IReadOnlyList<SubjectHead> Page(string? topic, FollowSet? languages, long before, int limit)
    {
        var now = Now();
        lock (_gate)
        {
            return [.. ItemsLocked(topic).Where(head => head.First < before && head.IsVisible(now) && SpeaksTo(languages, head)).Take(limit)];
        }
    }

    /// <summary>Items that the desk has hidden, newest first.</summary>
    public IReadOnlyList<SubjectHead> Hidden(string? topic, FollowSet? languages, long before, int limit)
    {
        lock (_gate)
        {
            return [.. ItemsLocked(topic).Where(head => !head.Shown && head.Tombstone is null && head.Kind != EntryKinds.ItemRetracted
                && head.First < before && SpeaksTo(languages, head)).Take(limit)];
        }
    }

    /// <summary>Every item that is not retracted and whose body is kept, hidden and expired ones too, newest first.</summary>
    public IReadOnlyList<SubjectHead> Items()
    {
        lock (_gate)
            return [.. _heads.Values.Where(head => head.IsItem && head.Tombstone is null && head.Kind != EntryKinds.ItemRetracted).OrderByDescending(head => head.First)];
    }

    /// <summary>When an item of a topic was last posted or revised, by the store's clock; 0 when there never was one.</summary>
    public long LatestIn(string topic)
    {
        lock (_gate)
            return _topics.GetValueOrDefault(topic)?.Latest ?? 0;
    }

    /// <summary>
    /// Completes when the fold holds the entry at <paramref name="offset"/>, so that a writer reads its own write; also when another
    /// history has taken this one's place: look again then.
    /// </summary>
    public Task WaitForAsync(long offset, CancellationToken cancellationToken)
    {
        lock (_gate)
            return _isRetired || _position.Offset >= offset ? Task.CompletedTask : _waiters.AddAsync(offset, cancellationToken);
    }

    /// <summary>Another history has taken this one's place: nobody need wait for it any more.</summary>
    public void Retire()
    {
        lock (_gate)
        {
            _isRetired = true;
            _waiters.Reach(long.MaxValue);
        }
    }

    private static bool SpeaksTo(FollowSet? languages, SubjectHead head) =>
        languages is null || head.Routing.Languages.Any(languages.MatchesLanguage);

    private int CountLocked(string topic, FollowSet? set)
    {
        if (!_topics.TryGetValue(topic, out var items))
            return 0;
        var count = 0;
        foreach (var (language, visible) in items.Visible)
        {
            if (set is null || set.MatchesLanguage(language))
                count += visible;
        }
        return count;
    }

    private IEnumerable<SubjectHead> ItemsLocked(string? topic) => topic is null
        ? _heads.Values.Where(head => head.IsItem).OrderByDescending(head => head.First)
        : _topics.GetValueOrDefault(topic)?.NewestFirst ?? [];

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
