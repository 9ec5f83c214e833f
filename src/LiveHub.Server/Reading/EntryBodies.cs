using LiveHub.Feed;

namespace LiveHub.Server.Reading;

/// <summary>Finds entries by the offsets that the fold knows: in the ring, else on the shelf, else in the log. Any thread.</summary>
internal sealed class EntryBodies(FeedLog feed, LiveFeed live, SnapshotShelf shelf, ILogger<EntryBodies> logger)
{
    /// <summary>The entries of some heads, in their order; what retention removed meanwhile, or is damaged, is left out.</summary>
    /// <exception cref="LogUnavailableException">An older body is needed and the store cannot answer.</exception>
    public async ValueTask<IReadOnlyList<RingEntry>> ReadAsync(IReadOnlyList<SubjectHead> heads, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, RingEntry>(heads.Count);
        var missing = new List<long>();
        var (state, ring) = live.Picture;
        foreach (var head in heads)
        {
            if ((ring?.Find(head.Offset) ?? shelf.Find(state, head.Offset)) is { } entry)
                found[head.Offset] = entry;
            else
                missing.Add(head.Offset);
        }
        if (missing.Count > 0)
        {
            var firsts = heads.ToDictionary(head => head.Offset, head => head.First);
            foreach (var entry in await feed.Log.ReadAtAsync(missing, cancellationToken))
            {
                found[entry.Offset] = new RingEntry(entry, firsts[entry.Offset], []);
                state.NoteDamage(entry, logger);
            }
        }
        return [.. heads.Where(head => found.TryGetValue(head.Offset, out var entry) && !entry.Entry.IsDamaged).Select(head => found[head.Offset])];
    }

    /// <summary>The newest revision of a subject with its fact; null when there is none, its kind is unknown here or retention removed it.</summary>
    /// <exception cref="LogUnavailableException">An older body is needed and the store cannot answer.</exception>
    public async ValueTask<CurrentFact?> ReadAsync(string subject, CancellationToken cancellationToken)
    {
        if (live.State.Find(subject) is not { } head || await ReadAsync([head], cancellationToken) is not [var entry])
            return null;
        return EntryEncoder.Wire(entry).Body is { } fact ? new CurrentFact(entry.Entry, head.First, fact) : null;
    }
}
