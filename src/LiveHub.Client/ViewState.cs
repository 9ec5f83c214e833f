using LiveHub.Protocol;

namespace LiveHub.Client;

/// <summary>The subjects that a view holds and the removals it remembers. Two exist while a snapshot comes in: the shown one and the next.</summary>
/// <remarks>Single writer: the <see cref="LiveView"/> that owns it.</remarks>
internal sealed class ViewState(FollowSet set)
{
    private readonly Dictionary<string, WireEntry> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Removal> _removed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private long _reached;

    public IReadOnlyDictionary<string, WireEntry> Held => _held;

    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>How many removed subjects are remembered.</summary>
    public int Remembered => _removed.Count;

    /// <summary>A new connection starts at the cursor again: what an earlier one had reached beyond it may come once more.</summary>
    public void BeginConnection() => _reached = 0;

    /// <summary>The three rules of a run (PROTOCOL.md §3).</summary>
    public EntryEffect Apply(WireEntry entry, bool ahead)
    {
        if (!ahead)
            _reached = Math.Max(_reached, entry.Offset);
        if (entry.Body is null || (_removed.TryGetValue(entry.Subject, out var removal) && removal.Revision >= entry.Revision))
            return EntryEffect.None;
        var holds = _held.TryGetValue(entry.Subject, out var older);
        if (older is not null && older.Revision >= entry.Revision)
            return EntryEffect.None;
        if (!Belongs(entry))
        {
            _held.Remove(entry.Subject);
            _removed[entry.Subject] = new Removal(entry.Revision, entry.Offset);
            return EntryEffect.Removed;
        }
        _removed.Remove(entry.Subject);
        _held[entry.Subject] = entry;
        return holds ? EntryEffect.Replaced : EntryEffect.Added;
    }

    /// <summary>Sets absolute counts; true when one differs from what was known.</summary>
    public bool Apply(IReadOnlyList<TopicCount> counts)
    {
        var changed = false;
        foreach (var (topic, count) in counts)
        {
            changed |= !_counts.TryGetValue(topic, out var known) || known != count;
            _counts[topic] = count;
        }
        return changed;
    }

    /// <summary>The cursor moved: removals at or before what this connection has reached lie behind it and cannot come again.</summary>
    /// <remarks>Removals that came ahead of their turn, or in a run whose cursor was lost with its connection, lie further on and stay.</remarks>
    public void ForgetRemovals()
    {
        foreach (var (subject, removal) in _removed)
        {
            if (removal.Offset <= _reached)
                _removed.Remove(subject);
        }
    }

    private bool Belongs(WireEntry entry) => set.Matches(entry.Kind, entry.Topics, entry.Languages) && entry.Body switch
    {
        ItemFact item => item.Retraction is null && !item.Hidden,
        AlertFact alert => alert.Clearance is null,
        _ => true,
    };

    private readonly record struct Removal(long Revision, long Offset);
}
