using System.Diagnostics;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Reading;
using LiveHub.Server.Ticker.Frames;

namespace LiveHub.Server.Ticker;

/// <summary>The subscribers of one shard that follow the same set, and the frames they share. Owned by the shard's loop.</summary>
internal sealed class TopicSet(FollowSet follow, ShardCounts counts)
{
    private const int KeptRuns = 64;
    private readonly Dictionary<(WireForm Form, long From, long Tail, long AheadAfter), Run?> _runs = [];
    private readonly Dictionary<WireForm, (LogPoint At, HubFrame Frame)> _empty = [];
    private readonly Dictionary<(WireForm Form, bool IsWhole), (Snapshot Of, IReadOnlyList<HubFrame> Frames)> _snapshots = [];

    public FollowSet Follow => follow;

    public HashSet<Subscriber> Subscribers { get; } = [];

    /// <summary>The step from one place towards the tail, made once for all who stand there.</summary>
    public Run? RunFrom(LiveFeed live, FeedRing ring, WireForm form, LogPoint from, long tail, long aheadAfter)
    {
        var key = (form, from.Offset, tail, aheadAfter);
        if (_runs.TryGetValue(key, out var run))
            return run;
        if (_runs.Count >= KeptRuns)
            _runs.Clear();
        var started = Stopwatch.GetTimestamp();
        run = RunBuilder.Build(live, ring, follow, form, from, tail, aheadAfter);
        counts.Encoded(form, started);
        return _runs[key] = run;
    }

    /// <summary>The frame without entries that keeps the cursor of a quiet reader current.</summary>
    public HubFrame Empty(WireForm form, LogPoint at)
    {
        if (_empty.TryGetValue(form, out var kept) && kept.At == at)
            return kept.Frame;
        var frame = HubFrame.Feed(form, new FrameParts(follow.Id, [], [], Snapshot.CursorOf(at, follow).ToString()));
        _empty[form] = (at, frame);
        return frame;
    }

    /// <param name="isWhole">False when a run follows that completes the snapshot.</param>
    public IReadOnlyList<HubFrame> FramesOf(WireForm form, Snapshot snapshot, bool isWhole)
    {
        if (_snapshots.TryGetValue((form, isWhole), out var kept) && ReferenceEquals(kept.Of, snapshot))
            return kept.Frames;
        var frames = SnapshotFrames.Encode(form, snapshot, isWhole);
        _snapshots[(form, isWhole)] = (snapshot, frames);
        return frames;
    }

    /// <summary>Offsets mean something else now.</summary>
    public void Forget()
    {
        _runs.Clear();
        _empty.Clear();
        _snapshots.Clear();
    }
}
