using LiveHub.Feed;

namespace LiveHub.Checker.Judging;

/// <summary>Whether a log is what its contract says: no holes, chained links, revisions and routings that follow from those before.</summary>
public static class LogAudit
{
    /// <returns>Every fault; none for a sound log.</returns>
    public static IEnumerable<string> Faults(IReadOnlyList<Entry> log)
    {
        var heads = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var (offset, time, link) = (0L, 0L, EntryLink.Genesis);
        foreach (var entry in log)
        {
            if (entry.Offset != offset + 1)
                yield return $"offset {entry.Offset} comes after {offset}";
            if (entry.Time < time)
                yield return $"the time of {entry.Offset} lies before the time of {offset}";
            var envelope = EnvelopeCodec.Encode(entry.Subject, entry.Revision, entry.Kind, entry.Routing, entry.Was);
            if (entry.Link != LinkChain.Next(link, entry.Offset, entry.Time, envelope, entry.Body.Span))
                yield return $"the link of {entry.Offset} does not follow from the link before";
            var before = heads.GetValueOrDefault(entry.Subject);
            if (entry.Revision != (before?.Revision ?? 0) + 1)
                yield return $"{entry.Subject} has revision {entry.Revision} at {entry.Offset} after {before?.Revision ?? 0}";
            if (!Equals(entry.Was, before?.Routing))
                yield return $"`was` of {entry.Offset} is not the routing of the revision before";
            heads[entry.Subject] = entry;
            (offset, time, link) = (entry.Offset, entry.Time, entry.Link);
        }
    }

    /// <summary>Acknowledged entries that are not where they were said to be.</summary>
    public static IEnumerable<string> Lost(IReadOnlyList<Entry> log, IEnumerable<(long Offset, string Subject)> acknowledged) =>
        from entry in acknowledged
        where entry.Offset > log.Count || log[(int)entry.Offset - 1].Subject != entry.Subject
        select $"the acknowledged entry {entry.Offset} ({entry.Subject}) is missing";
}
