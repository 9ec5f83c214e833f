using CsCheck;
using LiveHub.Protocol;

namespace LiveHub.Client.Tests;

public sealed class LiveViewAgainstFeedTests
{
    [Fact]
    public void Whatever_happens_on_the_way_the_view_ends_as_the_fold_and_reports_no_revision_twice_or_out_of_order() =>
        Gen.Int.Sample(seed => Drive(new Random(seed)), iter: 1500);

    private static void Drive(Random random)
    {
        var set = FollowSet.Of(["harbour", "weather"], ["en"]);
        var view = new LiveView(set);
        var feed = new SimulatedFeed(random, set);
        var reports = new Reports();
        var waiting = new Queue<FeedFrame>(feed.Connect(null));
        for (var step = 0; step < 60; step++)
        {
            switch (random.Next(8))
            {
                case <= 2:
                    feed.Append();
                    break;
                case <= 6:
                    reports.Take(view.Apply(waiting.TryDequeue(out var frame) ? frame : feed.Run()));
                    break;
                default:
                    view.BeginConnection();
                    waiting = new Queue<FeedFrame>(feed.Connect(view.Cursor));
                    break;
            }
        }
        while (waiting.TryDequeue(out var frame))
            reports.Take(view.Apply(frame));
        reports.Take(view.Apply(feed.Run(everything: true)));
        Assert.Equal(feed.Fold.OrderBy(pair => pair.Key, StringComparer.Ordinal), view.Held.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    /// <summary>Fails when a revision is told twice, or an entry other than an alert ahead comes before an earlier one.</summary>
    private sealed class Reports
    {
        private readonly Dictionary<string, long> _revisions = [];
        private long _offset;

        public void Take(AppliedFrame frame)
        {
            if (frame.Kind == FrameKind.Snapshot)
            {
                _revisions.Clear();
                _offset = 0;
            }
            foreach (var (entry, _, ahead) in frame.Entries)
            {
                Assert.True(entry.Revision > _revisions.GetValueOrDefault(entry.Subject), $"{entry.Subject} revision {entry.Revision} was told already.");
                _revisions[entry.Subject] = entry.Revision;
                if (ahead)
                    continue;
                Assert.True(entry.Offset > _offset, $"Offset {entry.Offset} came after {_offset}.");
                _offset = entry.Offset;
            }
        }
    }
}
