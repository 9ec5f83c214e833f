using LiveHub.Protocol;

namespace LiveHub.Client.Tests;

public sealed class LiveViewTests
{
    private static readonly FollowSet Set = FollowSet.Of(["harbour"], []);

    private readonly LiveView _view = new(Set);

    [Fact]
    public void Snapshot_replaces_the_view_only_when_its_through_arrives()
    {
        Snapshot("t1", Sample.Item("old", 1));
        Assert.Equal(FrameKind.SnapshotPart, _view.Apply(new FeedFrame { Set = Set.Id, Reset = true, Entries = [Sample.Item("a", 2)] }).Kind);
        Assert.Equal(("t1", true), (_view.Cursor, _view.Held.ContainsKey("item/old")));

        Assert.Equal(FrameKind.Snapshot, _view.Apply(new FeedFrame { Set = Set.Id, Entries = [Sample.Item("b", 3)], Through = "t2" }).Kind);
        Assert.Equal("t2", _view.Cursor);
        Assert.Equal(["item/a", "item/b"], _view.Held.Keys.Order());
    }

    [Fact]
    public void Half_a_snapshot_of_a_lost_connection_is_forgotten()
    {
        Snapshot("t1", Sample.Item("old", 1));
        _view.Apply(new FeedFrame { Set = Set.Id, Reset = true, Entries = [Sample.Item("a", 2)] });
        _view.BeginConnection();
        Run("t2", Sample.Item("b", 3));
        Assert.Equal(["item/b", "item/old"], _view.Held.Keys.Order());
    }

    [Fact]
    public void Frames_of_another_set_are_dropped()
    {
        Assert.Equal(FrameKind.Foreign, _view.Apply(new FeedFrame { Set = "00000000", Entries = [Sample.Item("a", 1)], Through = "t1" }).Kind);
        Assert.Null(_view.Cursor);
    }

    [Fact]
    public void Older_revision_after_a_removal_stays_out_until_a_later_through()
    {
        Run("t1", Sample.Item("a", 1));
        Run(null, Sample.Item("a", 2, 2, retracted: true));
        Assert.Empty(Run(null, Sample.Item("a", 1)).Entries);
        Assert.Empty(_view.Held);
        Assert.Equal(1, _view.RememberedRemovals);
        Run("t2");
        Assert.Equal(0, _view.RememberedRemovals);
    }

    [Fact]
    public void Alert_cleared_ahead_stays_away_when_its_first_revision_comes_in_order_frames_later()
    {
        _view.Apply(new FeedFrame { Set = Set.Id, Ahead = [Sample.Alert("x", 9, 2, cleared: true)], Through = "t1" });
        Run("t2");
        Assert.Empty(Run("t3", Sample.Alert("x", 8)).Entries);
        Assert.Empty(Run("t4", Sample.Alert("x", 9, 2, cleared: true)).Entries);
        Run("t5");
        Assert.Equal((0, 0), (_view.Held.Count, _view.RememberedRemovals));
    }

    [Fact]
    public void Alert_sent_ahead_is_reported_once_and_moves_no_cursor()
    {
        Snapshot("t1");
        var ahead = Assert.Single(_view.Apply(new FeedFrame { Set = Set.Id, Ahead = [Sample.Alert("x", 9)] }).Entries);
        Assert.Equal((true, EntryEffect.Added, "t1"), (ahead.Ahead, ahead.Effect, _view.Cursor));
        Assert.Empty(Run("t2", Sample.Alert("x", 9)).Entries);
    }

    [Fact]
    public void Item_that_moves_to_another_topic_leaves_and_may_come_back()
    {
        Snapshot("t1", Sample.Item("a", 1));
        Assert.Equal(EntryEffect.Removed, Run("t2", Sample.Item("a", 2, 2, first: 1, topic: "sport")).Entries[0].Effect);
        Assert.Equal(EntryEffect.Added, Run("t3", Sample.Item("a", 3, 3, first: 1)).Entries[0].Effect);
    }

    [Fact]
    public void Pinned_come_by_rank_then_the_rest_by_first_offset_and_expired_ones_are_not_shown()
    {
        Snapshot(
            "t1", Sample.Item("one", 1), Sample.Item("two", 9, 2, first: 2), Sample.Item("three", 3), Sample.Item("gone", 4, expiresAt: Sample.Time),
            Sample.Item("second", 5, pin: 2), Sample.Item("first", 6, pin: 1));
        Assert.Equal(["item/first", "item/second", "item/three", "item/two", "item/one"], _view.Items(Sample.Time).Select(entry => entry.Subject));
        Assert.Contains(_view.Items(Sample.Time - 1), entry => entry.Subject == "item/gone");
    }

    [Fact]
    public void Alerts_are_shown_from_start_to_expiry()
    {
        Snapshot("t1", Sample.Alert("x", 1));
        Assert.Equal((0, 1, 0), (_view.Alerts(Sample.Time - 1).Count, _view.Alerts(Sample.Time).Count, _view.Alerts(Sample.Time + 1_200_000).Count));
    }

    [Fact]
    public void Topics_come_in_editorial_order()
    {
        var view = new LiveView(FollowSet.Of(["*"], []));
        view.Apply(new FeedFrame { Set = view.Set.Id, Reset = true, Through = "t", Entries = [Sample.Topic("b", 1, order: 2), Sample.Topic("c", 2, order: 1), Sample.Topic("a", 3, order: 2)] });
        Assert.Equal(["topic/c", "topic/a", "topic/b"], view.Topics().Select(entry => entry.Subject));
    }

    [Fact]
    public void Counts_are_absolute()
    {
        _view.Apply(new FeedFrame { Set = Set.Id, Counts = [new TopicCount("harbour", 7)], Through = "t1" });
        Assert.True(_view.Apply(new FeedFrame { Set = Set.Id, Counts = [new TopicCount("harbour", 5)], Through = "t2" }).CountsChanged);
        Assert.Equal(5, _view.Counts["harbour"]);
    }

    private AppliedFrame Snapshot(string through, params WireEntry[] entries) =>
        _view.Apply(new FeedFrame { Set = Set.Id, Reset = true, Entries = entries, Through = through });

    private AppliedFrame Run(string? through, params WireEntry[] entries) => _view.Apply(new FeedFrame { Set = Set.Id, Entries = entries, Through = through });
}
