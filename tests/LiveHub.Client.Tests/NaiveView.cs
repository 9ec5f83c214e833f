using LiveHub.Protocol;

namespace LiveHub.Client.Tests;

/// <summary>PROTOCOL.md §3 told a second time: no state, every question answered by going through all frames from the start.</summary>
internal static class NaiveView
{
    private sealed record Step(WireEntry Entry, bool Ahead, int Frame);

    public static IReadOnlyDictionary<string, WireEntry> Held(FollowSet set, IReadOnlyList<FeedFrame> frames)
    {
        var own = frames.Where(frame => frame.Set == set.Id).ToList();
        var (from, to, tail) = LastSnapshot(own);
        var steps = Enumerable.Range(from, to - from).SelectMany(index => Steps(own[index], index)).ToList();
        // A snapshot on its way shows nothing yet but its alerts.
        steps.AddRange(Enumerable.Range(to, own.Count - to).SelectMany(index => Steps(own[index], index)).Where(step => tail || step.Ahead));
        var held = new Dictionary<string, WireEntry>();
        foreach (var subject in steps.GroupBy(step => step.Entry.Subject))
        {
            if (Last(set, subject.ToList(), own, from) is { } entry)
                held[subject.Key] = entry;
        }
        return held;
    }

    /// <summary>Frames [from, to) make the view; when a snapshot is half in, the frames after them are its parts.</summary>
    private static (int From, int To, bool Tail) LastSnapshot(List<FeedFrame> own)
    {
        var start = own.FindLastIndex(frame => frame.Reset);
        if (start < 0)
            return (0, own.Count, true);
        if (own.Skip(start).Any(frame => frame.Through is not null))
            return (start, own.Count, true);
        // Half in: parts may follow a reset that itself never ended, so look for the last reset that did.
        for (var earlier = own.FindLastIndex(start, frame => frame.Reset); earlier >= 0; earlier = earlier == 0 ? -1 : own.FindLastIndex(earlier - 1, frame => frame.Reset))
        {
            var next = own.FindIndex(earlier + 1, frame => frame.Reset);
            next = next < 0 ? own.Count : next;
            if (own.Skip(earlier).Take(next - earlier).Any(frame => frame.Through is not null))
                return (earlier, next, false);
        }
        return (0, own.FindIndex(frame => frame.Reset), false);
    }

    private static IEnumerable<Step> Steps(FeedFrame frame, int index) =>
        (frame.Ahead ?? []).Select(entry => new Step(entry, true, index)).Concat(frame.Entries.Select(entry => new Step(entry, false, index)));

    private static WireEntry? Last(FollowSet set, List<Step> steps, List<FeedFrame> own, int from)
    {
        WireEntry? held = null;
        var removals = new List<Step>();
        foreach (var step in steps.Where(step => EntryKinds.FactType(step.Entry.Kind) is not null))
        {
            var entry = step.Entry;
            var known = removals.Where(removal => !Passed(own, from, removal, step.Frame)).Select(removal => removal.Entry.Revision).Append(held?.Revision ?? 0).Max();
            if (entry.Revision <= known)
                continue;
            var gone = !set.Matches(entry.Kind, entry.Topics, entry.Languages)
                || entry.Body is ItemFact { Hidden: true } or ItemFact { Retraction: not null } or AlertFact { Clearance: not null };
            held = gone ? null : entry;
            removals.Clear();
            if (gone)
                removals.Add(step);
        }
        return held;
    }

    // Some frame from the removal's on, and before this one, had a `through` that lay at or beyond the removal.
    private static bool Passed(List<FeedFrame> own, int from, Step removal, int now) =>
        Enumerable.Range(removal.Frame, now - removal.Frame).Any(frame => own[frame].Through is not null
            && own.Skip(from).Take(frame - from + 1).SelectMany(earlier => earlier.Entries).Any(entry => entry.Offset >= removal.Entry.Offset));
}
