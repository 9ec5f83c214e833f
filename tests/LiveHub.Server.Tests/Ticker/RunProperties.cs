using CsCheck;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Reading;
using LiveHub.Server.Tests.Reading;
using LiveHub.Server.Ticker;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Server.Tests.Ticker;

/// <summary>Runs through the ring against the plain list of routed entries: nothing missing, doubled or out of order, whatever the pace.</summary>
public sealed class RunProperties
{
    [Fact]
    public void Runs_bring_every_routed_entry_or_a_later_revision_of_it() =>
        Gen.Select(RandomFeed.Histories, RandomFeed.Sets, Gen.Int[0, 60], Gen.Int[1, 9].Array[1, 20]).Sample((history, set, start, paces) =>
        {
            var from = Math.Min(start, history.Count);
            var frames = Read(history, set, from, paces, capacity: 100);

            var owed = history.Skip(from).Where(entry => IsRouted(entry, set)).ToList();
            var got = frames.SelectMany(frame => frame.Entries).ToList();
            if (set.Mode == FollowSet.Every)
                Assert.Equal(owed.Select(entry => entry.Offset), got.Select(entry => entry.Offset));
            Assert.Equal(got.Select(entry => entry.Offset).Distinct().Order(), got.Select(entry => entry.Offset));
            Assert.All(got, entry => Assert.Contains(owed, one => one.Offset == entry.Offset));
            Assert.All(owed, entry => Assert.Contains(got, later => later.Subject == entry.Subject && later.Revision >= entry.Revision));
            Assert.Equal(owed.Count, got.Count + frames.Sum(frame => frame.Skipped));
        });

    [Fact]
    public void Ring_that_does_not_reach_back_says_so() =>
        Gen.Select(RandomFeed.Histories, RandomFeed.Sets).Where((history, _) => history.Count > 20).Sample((history, set) =>
        {
            var (live, ring) = Load(history, capacity: 16, upTo: history.Count);
            Assert.Null(RunBuilder.Build(live, ring, set, WireForm.MessagePack, PointAt(history, 0), history.Count, 0));
            Assert.NotNull(RunBuilder.Build(live, ring, set, WireForm.MessagePack, PointAt(history, (int)ring.Base), history.Count, 0));
        });

    private static List<FeedFrame> Read(IReadOnlyList<Entry> history, FollowSet set, int from, int[] paces, int capacity)
    {
        var frames = new List<FeedFrame>();
        var cursor = PointAt(history, from);
        // The tail moves in steps of the paces while the reader reads once a step: live at pace 1, behind at larger ones.
        for (var (tail, turn) = (from, 0); tail < history.Count; turn++)
        {
            tail = Math.Min(history.Count, tail + paces[turn % paces.Length]);
            var (live, ring) = Load(history, capacity, tail);
            while (cursor.Offset < tail)
            {
                var run = RunBuilder.Build(live, ring, set, WireForm.MessagePack, cursor, tail, 0);
                Assert.NotNull(run);
                Assert.True(run.To.Offset > cursor.Offset);
                if (run.Frame is { } frame)
                    frames.Add(FrameReading.Feed(frame));
                cursor = run.To;
            }
        }
        Assert.All(frames, frame => Assert.Equal(set.Id, frame.Set));
        return frames;
    }

    private static (LiveFeed Live, FeedRing Ring) Load(IReadOnlyList<Entry> history, int capacity, int upTo)
    {
        var live = new LiveFeed(new FeedState(new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(RandomFeed.Now))));
        var ring = new FeedRing(capacity, PointAt(history, 0));
        foreach (var entry in history.Take(upTo))
            Picture.Add(live.State, ring, entry, RandomFeed.Epoch);
        live.Start(live.State, ring);
        return (live, ring);
    }

    private static LogPoint PointAt(IReadOnlyList<Entry> history, int offset) =>
        new(new FeedPosition(RandomFeed.Epoch, offset), offset == 0 ? EntryLink.Genesis : history[offset - 1].Link);

    private static bool IsRouted(Entry entry, FollowSet set) =>
        set.Matches(entry.Kind, entry.Routing.Topics, entry.Routing.Languages)
        || (entry.Was is { } was && set.Matches(entry.Kind, was.Topics, was.Languages));
}
