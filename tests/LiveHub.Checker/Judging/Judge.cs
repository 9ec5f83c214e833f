using LiveHub.Checker.Reading;
using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Checker.Judging;

/// <summary>Compares what a reader was told with what it should have been told.</summary>
public sealed class Judge(ReferenceFold fold, int snapshotItems)
{
    /// <summary>A shared snapshot may be this old, in milliseconds and entries, on a busy machine too, when the run up to the moment of joining ends it: PROTOCOL.md §3.</summary>
    private const long SharedFor = 5000;
    private const int SharedBehind = 256;

    public IEnumerable<string> Faults(CheckedReader reader) =>
        reader.Joins.SelectMany((join, index) => Faults(join).Select(fault => $"{reader.Name}, join {index + 1} of {reader.Joins.Count} ({join.Set}) "
            + $"from {join.Snapshot.Cursor.Offset} to {join.End.Cursor.Offset}: {fault}"));

    public IEnumerable<string> Faults(Join join) =>
        Entries(join).Concat(Snapshot(join)).Concat(End(join)).Concat(Order(join)).Concat(Completeness(join));

    /// <summary>Every entry is the log's, field by field.</summary>
    private IEnumerable<string> Entries(Join join) =>
        join.Snapshot.Held.Values.Concat(join.Told.Select(told => told.Entry)).Concat(join.End.Held.Values)
            .Where(entry => !IsTrue(entry))
            .Select(entry => $"the entry {entry.Offset} ({entry.Subject} revision {entry.Revision}) is not as in the log");

    private bool IsTrue(WireEntry entry)
    {
        if (entry.Offset < 1 || entry.Offset > fold.Log.Count || entry.Body is null)
            return false;
        var stored = fold.At(entry.Offset);
        return stored.Subject == entry.Subject && stored.Revision == entry.Revision && stored.Kind == entry.Kind && stored.Time == entry.Time
            && stored.Routing.Equals(Routing.Of(entry.Topics, entry.Languages)) && entry.First == fold.FirstOf(entry.Subject)
            && FactCodec.Encode(entry.Body).AsSpan().SequenceEqual(stored.Body.Span);
    }

    /// <summary>The snapshot is that of a position, its own or one a little before it, at some time between that and its arrival, and what was routed up to its own.</summary>
    private IEnumerable<string> Snapshot(Join join)
    {
        var through = join.Snapshot.Cursor.Offset;
        var (held, ahead) = Split(join.Snapshot.Held.Values, through);
        IReadOnlySet<long>? nearest = null;
        foreach (var made in MadeAt(through))
        {
            var from = made == 0 ? 0 : fold.At(made).Time;
            foreach (var now in fold.Boundaries(from, join.Snapshot.At).Prepend(from))
            {
                var expected = fold.View(join.Set, fold.Snapshot(join.Set, made, now, snapshotItems), made, through)
                    .Where(offset => !ahead.Contains(fold.At(offset).Subject)).ToHashSet();
                // The run at the end of a snapshot may stop, at the size of a frame, before the later revision for which it left one out.
                var putOff = join.Snapshot.Skipped > 0 ? PutOff(join.Set, made, through, held) : [];
                if (Without(putOff, expected).SetEquals(Without(putOff, held)))
                    yield break;
                if (nearest is null || Distance(expected, held) < Distance(nearest, held))
                    nearest = expected;
            }
        }
        yield return "the snapshot " + Difference(nearest ?? new HashSet<long>(), held);
    }

    private IEnumerable<long> MadeAt(long through)
    {
        yield return through;
        for (var made = through - 1; made >= Math.Max(fold.Log[0].Offset, through - SharedBehind) && fold.At(made).Time >= fold.At(through).Time - SharedFor; made--)
            yield return made;
    }

    /// <summary>The view at the end is the snapshot and every entry routed to it.</summary>
    private IEnumerable<string> End(Join join)
    {
        var through = join.End.Cursor.Offset;
        var (held, _) = Split(join.End.Held.Values, through);
        // Told before their turn: the view is ahead of its cursor for these.
        var early = join.Told.Where(told => told.Ahead && told.Entry.Offset > through).Select(told => told.Entry.Subject).ToHashSet();
        early.UnionWith(PutOff(join));
        var expected = fold.View(join.Set, Split(join.Snapshot.Held.Values, join.Snapshot.Cursor.Offset).Held, join.Snapshot.Cursor.Offset, through);
        if (!Without(early, expected).SetEquals(Without(early, held)))
            yield return "the view " + Difference(expected, held);
    }

    /// <summary>Nothing out of order, nothing doubled.</summary>
    private static IEnumerable<string> Order(Join join)
    {
        var offset = join.Snapshot.Cursor.Offset;
        var revisions = join.Snapshot.Held.Values.ToDictionary(entry => entry.Subject, entry => entry.Revision, StringComparer.Ordinal);
        foreach (var (entry, _, ahead) in join.Told)
        {
            if (entry.Revision <= revisions.GetValueOrDefault(entry.Subject))
                yield return $"{entry.Subject} revision {entry.Revision} was told twice";
            revisions[entry.Subject] = entry.Revision;
            if (ahead)
                continue;
            if (entry.Offset <= offset)
                yield return $"the entry {entry.Offset} was told after {offset}";
            offset = entry.Offset;
        }
    }

    /// <summary>Mode <c>every</c>: each routed revision. Mode <c>latest</c>: the last one of each subject, and the skipped ones are counted.</summary>
    private IEnumerable<string> Completeness(Join join)
    {
        var routed = fold.Log.Where(entry => entry.Offset > join.Snapshot.Cursor.Offset && entry.Offset <= join.End.Cursor.Offset
            && fold.FactAt(entry.Offset) is not null && ReferenceFold.IsRouted(join.Set, entry)).ToList();
        var told = join.Told.Select(one => one.Entry.Offset).ToHashSet();
        // An alert that came ahead takes the place of its earlier revisions.
        var items = routed.Where(entry => !EntryKinds.IsAlert(entry.Kind)).ToList();
        var must = join.Set.Mode == FollowSet.Every ? items : items.GroupBy(entry => entry.Subject).Select(subject => subject.Last());
        var putOff = PutOff(join);
        foreach (var entry in must.Where(entry => !told.Contains(entry.Offset) && !putOff.Contains(entry.Subject)))
            yield return $"the entry {entry.Offset} ({entry.Subject} revision {entry.Revision}) was not told";
        var untold = routed.Count(entry => !told.Contains(entry.Offset));
        var skipped = join.End.Skipped - join.Snapshot.Skipped;
        if (join.Set.Mode == FollowSet.Every && skipped > 0)
            yield return $"{skipped} revisions were skipped in mode every";
        if (items.Count(entry => !told.Contains(entry.Offset)) > skipped)
            yield return $"{untold} revisions were left out and {skipped} were said to be";
    }

    private HashSet<string> PutOff(Join join) =>
        PutOff(join.Set, join.Snapshot.Cursor.Offset, join.End.Cursor.Offset, join.Told.Select(one => one.Entry.Offset).ToHashSet());

    /// <summary>Subjects of which a reader that is behind was not told because a later revision was there for it; what it was told ended before that came.</summary>
    /// <remarks>There are none where that ended at the tail, and none in mode <c>every</c>. What was left out is counted all the same.</remarks>
    private HashSet<string> PutOff(FollowSet set, long from, long through, IReadOnlySet<long> told)
    {
        if (set.Mode == FollowSet.Every)
            return [];
        var later = fold.Log.Where(entry => entry.Offset > through && ReferenceFold.IsRouted(set, entry)).Select(entry => entry.Subject).ToHashSet(StringComparer.Ordinal);
        return fold.Log
            .Where(entry => entry.Offset > from && entry.Offset <= through && !told.Contains(entry.Offset) && later.Contains(entry.Subject) && ReferenceFold.IsRouted(set, entry))
            .Select(entry => entry.Subject)
            .ToHashSet(StringComparer.Ordinal);
    }

    private HashSet<long> Without(HashSet<string> subjects, IEnumerable<long> offsets) =>
        offsets.Where(offset => !subjects.Contains(fold.At(offset).Subject)).ToHashSet();

    private static (HashSet<long> Held, HashSet<string> Ahead) Split(IEnumerable<WireEntry> entries, long through)
    {
        var byTurn = entries.ToLookup(entry => entry.Offset <= through || !EntryKinds.IsAlert(entry.Kind));
        return (byTurn[true].Select(entry => entry.Offset).ToHashSet(), byTurn[false].Select(entry => entry.Subject).ToHashSet(StringComparer.Ordinal));
    }

    private static int Distance(IReadOnlySet<long> a, IReadOnlySet<long> b) => a.Except(b).Count() + b.Except(a).Count();

    private string Difference(IReadOnlySet<long> expected, IReadOnlySet<long> held) =>
        $"lacks [{Names(expected.Except(held))}] and has [{Names(held.Except(expected))}] too much";

    private string Names(IEnumerable<long> offsets) =>
        string.Join(", ", offsets.Take(5).Select(offset => offset <= fold.Log.Count ? $"{offset} {fold.At(offset).Subject} r{fold.At(offset).Revision}" : $"{offset}"));
}
