using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Checker.Judging;

/// <summary>What readers should see, told a second time: straight from the log's entries, going through them from the start for every question.</summary>
/// <remarks>Shares no code with the server's fold, ring or rules of matching. Slow on purpose.</remarks>
public sealed class ReferenceFold(IReadOnlyList<Entry> log)
{
    private readonly IReadOnlyList<Fact?> _facts = [.. log.Select(entry => FactCodec.Decode(entry.Kind, entry.Body))];

    public IReadOnlyList<Entry> Log => log;

    /// <summary>The offset of a subject's first revision.</summary>
    public long FirstOf(string subject) => log.First(entry => entry.Subject == subject).Offset;

    public Entry At(long offset) => log[(int)(offset - log[0].Offset)];

    public Fact? FactAt(long offset) => _facts[(int)(offset - log[0].Offset)];

    /// <summary>Whether the revision belongs to the set and is one that readers keep.</summary>
    public bool Keeps(FollowSet set, Entry entry) => Belongs(set, entry.Kind, entry.Routing) && FactAt(entry.Offset) switch
    {
        ItemFact item => item.Retraction is null && !item.Hidden,
        AlertFact alert => alert.Clearance is null,
        TopicFact => true,
        _ => false,
    };

    /// <summary>Whether a reader of the set is told of the entry: the subject belongs to it now, or did before.</summary>
    public static bool IsRouted(FollowSet set, Entry entry) =>
        Belongs(set, entry.Kind, entry.Routing) || (entry.Was is { } was && Belongs(set, entry.Kind, was));

    /// <summary>Offsets of what a snapshot at an offset holds, selected at a server time.</summary>
    public IReadOnlySet<long> Snapshot(FollowSet set, long through, long now, int itemsPerTopic)
    {
        var heads = Heads(through).Where(entry => Keeps(set, entry) && !HasExpired(entry, now)).ToList();
        var chosen = heads.Where(entry => FactAt(entry.Offset) is not ItemFact).Select(entry => entry.Offset).ToHashSet();
        var items = heads.Where(entry => FactAt(entry.Offset) is ItemFact).OrderByDescending(entry => FirstOf(entry.Subject)).ToList();
        foreach (var topic in FollowedTopics(set, through))
        {
            var own = items.Where(entry => entry.Routing.Topics.Contains(topic)).ToLookup(entry => FactAt(entry.Offset) is ItemFact { Pin: not null });
            chosen.UnionWith(own[true].Concat(own[false].Take(itemsPerTopic)).Select(entry => entry.Offset));
        }
        return chosen;
    }

    /// <summary>The view that starts with some subjects at one offset and was told everything routed to it up to another.</summary>
    public IReadOnlySet<long> View(FollowSet set, IEnumerable<long> start, long after, long through)
    {
        var view = start.ToDictionary(offset => At(offset).Subject, StringComparer.Ordinal);
        foreach (var entry in log.Where(entry => entry.Offset > after && entry.Offset <= through && FactAt(entry.Offset) is not null && IsRouted(set, entry)))
        {
            if (Keeps(set, entry))
                view[entry.Subject] = entry.Offset;
            else
                view.Remove(entry.Subject);
        }
        return view.Values.ToHashSet();
    }

    /// <summary>How many items of a topic readers of the set's languages can see at a server time.</summary>
    public int Count(FollowSet set, string topic, long through, long now)
    {
        var wide = FollowSet.Of([topic], set.Languages);
        return Heads(through).Count(entry => FactAt(entry.Offset) is ItemFact && Keeps(wide, entry) && !HasExpired(entry, now));
    }

    /// <summary>Times in (from, to] at which something expires: between two of them every selection is the same.</summary>
    public IEnumerable<long> Boundaries(long from, long to) =>
        _facts.Select(ExpiryOf).OfType<long>().Where(at => at > from && at <= to).Distinct().Order();

    public IEnumerable<string> FollowedTopics(FollowSet set, long through) => set.Topics.Contains("*")
        ? Heads(through).Where(entry => FactAt(entry.Offset) is TopicFact).Select(entry => entry.Subject["topic/".Length..])
        : set.Topics;

    private IEnumerable<Entry> Heads(long through) => log.TakeWhile(entry => entry.Offset <= through).GroupBy(entry => entry.Subject).Select(subject => subject.Last());

    private bool HasExpired(Entry entry, long now) => ExpiryOf(FactAt(entry.Offset)) <= now;

    private static long? ExpiryOf(Fact? fact) => fact switch
    {
        ItemFact item => item.ExpiresAt,
        AlertFact alert => alert.ExpiresAt,
        _ => null,
    };

    private static bool Belongs(FollowSet set, string kind, Routing routing)
    {
        var isAlert = kind.StartsWith("alert.", StringComparison.Ordinal);
        var isTopic = kind.StartsWith("topic.", StringComparison.Ordinal);
        var hasTopic = set.Topics.Contains("*") || (isAlert && routing.Topics.IsEmpty) || routing.Topics.Any(set.Topics.Contains);
        var speaks = isAlert || isTopic || set.Languages.Count == 0 || routing.Languages.IsEmpty
            || routing.Languages.Any(tag => set.Languages.Any(range => $"{tag}-".StartsWith($"{range}-", StringComparison.OrdinalIgnoreCase)));
        return hasTopic && speaks;
    }
}
