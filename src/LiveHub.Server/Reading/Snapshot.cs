using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Server.Reading;

/// <summary>What a new reader of a set sees, as of one point. Immutable, shared by all who join with that set.</summary>
/// <param name="Ring">The ring that was current; in another one the point means nothing.</param>
/// <param name="Time">Server time of the selection in milliseconds: what had expired by then is left out.</param>
/// <param name="Entries">In offset order, every subject once.</param>
internal sealed record Snapshot(
    FollowSet Set, FeedRing Ring, LogPoint Point, long Time, IReadOnlyList<RingEntry> Entries, IReadOnlyList<TopicCount> Counts)
{
    /// <summary>The place of a reader that holds exactly this snapshot.</summary>
    public CursorText Cursor => CursorOf(Point, Set);

    public static CursorText CursorOf(LogPoint point, FollowSet set) =>
        new(point.Epoch.ToString(), point.Offset, point.Link.ToString(), set.Id);
}
