using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Reading;
using LiveHub.Server.Ticker.Frames;

namespace LiveHub.Server.Ticker;

/// <summary>Makes the frames of a reader that is further behind than the ring reaches, from entries read from the log.</summary>
internal static class LogRuns
{
    public static IReadOnlyList<Run> Build(LiveFeed live, FollowSet set, WireForm form, LogPoint from, IReadOnlyList<Entry> entries)
    {
        var runs = new List<Run>();
        var piece = new List<RingEntry>();
        var counted = new HashSet<string>(StringComparer.Ordinal);
        var (to, bytes, skipped) = (from, 0, 0);
        foreach (var entry in entries)
        {
            var head = live.State.Find(entry.Subject);
            var ring = new RingEntry(entry, head?.First ?? entry.Offset, entry.Routing.Topics);
            if (ring.RoutesTo(set))
            {
                if (IsSuperseded(head, entry, set))
                {
                    skipped++;
                }
                else
                {
                    var length = ring.Bytes(form).Length;
                    if (piece.Count > 0 && bytes + length > FrameLimit.Bytes)
                        Cut();
                    piece.Add(ring);
                    bytes += length;
                }
                counted.UnionWith(entry.Routing.Topics);
                counted.UnionWith(entry.Was?.Topics ?? []);
            }
            to = new LogPoint(new FeedPosition(from.Epoch, entry.Offset), entry.Link);
        }
        Cut();
        return runs;

        void Cut()
        {
            var frame = piece.Count == 0 && counted.Count == 0 ? null : HubFrame.Feed(form, new FrameParts(
                set.Id, piece, live.State.CountsOf(set, counted), Snapshot.CursorOf(to, set).ToString(), Skipped: skipped));
            runs.Add(new Run(frame, to, Run.AlertsIn(piece, ahead: null)));
            (piece, bytes, skipped) = ([], 0, 0);
            counted.Clear();
        }
    }

    /// <summary>The newest revision goes to the same set and comes later, so this one need not.</summary>
    private static bool IsSuperseded(SubjectHead? head, Entry entry, FollowSet set) =>
        set.Mode == FollowSet.Latest && head is not null && head.Revision > entry.Revision
        && set.Matches(head.Kind, head.Routing.Topics, head.Routing.Languages);
}
