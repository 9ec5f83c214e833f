using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Reading;
using LiveHub.Server.Ticker.Frames;

namespace LiveHub.Server.Ticker;

/// <summary>Makes the frame that takes a reader of a set from one place in the ring towards the tail.</summary>
internal static class RunBuilder
{
    /// <param name="from">Where the reader stands.</param>
    /// <param name="tail">How far it may go.</param>
    /// <param name="aheadAfter">Alerts up to here were sent ahead already.</param>
    /// <returns>Null when the ring does not reach back to <paramref name="from"/>.</returns>
    public static Run? Build(LiveFeed live, FeedRing ring, FollowSet set, WireForm form, LogPoint from, long tail, long aheadAfter)
    {
        var entries = new List<RingEntry>();
        var counted = new HashSet<string>(StringComparer.Ordinal);
        var (to, bytes, skipped) = (from, 0, 0);
        for (var offset = from.Offset + 1; offset <= tail; offset++)
        {
            // Overwritten: the reader is further behind than the ring reaches. What was gathered so far is still right.
            if (ring.Find(offset) is not { } entry)
            {
                if (to == from)
                    return null;
                break;
            }
            if (entry.RoutesTo(set))
            {
                if (set.Mode == FollowSet.Latest && IsSuperseded(ring, entry, set, tail))
                {
                    skipped++;
                }
                else
                {
                    bytes += entry.Bytes(form).Length;
                    if (entries.Count > 0 && bytes > FrameLimit.Bytes)
                        break;
                    entries.Add(entry);
                }
                counted.UnionWith(entry.Counted);
            }
            to = new LogPoint(new FeedPosition(ring.Tail.Epoch, offset), entry.Entry.Link);
        }
        if (entries.Count == 0 && counted.Count == 0)
            return new Run(null, to);

        var ahead = to.Offset < tail ? AlertsAfter(live, ring, set, Math.Max(to.Offset, aheadAfter), tail) : null;
        return new Run(
            HubFrame.Feed(form, new FrameParts(
                set.Id, entries, live.State.CountsOf(set, counted), Snapshot.CursorOf(to, set).ToString(), ahead, skipped)),
            to, Run.AlertsIn(entries, ahead));
    }

    /// <summary>A later revision that has come by the tail goes to the same set, so this one need not.</summary>
    private static bool IsSuperseded(FeedRing ring, RingEntry entry, FollowSet set, long tail)
    {
        for (var next = entry.Next; next != 0 && next <= tail;)
        {
            if (ring.Find(next) is not { } later)
                return false;
            if (later.RoutesTo(set))
                return true;
            next = later.Next;
        }
        return false;
    }

    private static List<RingEntry>? AlertsAfter(LiveFeed live, FeedRing ring, FollowSet set, long after, long tail)
    {
        var alerts = live.State.Alerts()
            .Where(head => head.Offset > after && head.Offset <= tail)
            .Select(head => ring.Find(head.Offset))
            .OfType<RingEntry>()
            .Where(entry => entry.RoutesTo(set))
            .ToList();
        return alerts.Count == 0 ? null : alerts;
    }
}
