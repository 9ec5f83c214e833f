using CsCheck;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Reading;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Server.Tests.Reading;

/// <summary>The fold against a naive one that looks at the whole history for every question.</summary>
public sealed class FeedStateProperties
{
    private const int PerTopic = 2;

    [Fact]
    public void Counts_pages_and_snapshots_are_those_of_the_naive_fold() =>
        Gen.Select(RandomFeed.Histories, RandomFeed.Sets).Sample((history, set) =>
        {
            var clock = Clock();
            var state = Fold(history, clock);
            AssertSame(history, state, set, RandomFeed.Now);

            clock.Advance(TimeSpan.FromMilliseconds(20));
            state.Expire();
            AssertSame(history, state, set, RandomFeed.Now + 20);
        });

    [Fact]
    public void Checkpoint_and_the_entries_after_it_make_the_same_fold() =>
        Gen.Select(RandomFeed.Histories, RandomFeed.Sets, Gen.Int[0, 60]).Sample((history, set, cut) =>
        {
            var before = Fold(history.Take(cut), Clock());
            var (point, heads) = before.Capture();
            var checkpoint = new Checkpoint(FoldCheckpoint.Format, point, FoldCheckpoint.Encode(heads));

            var restored = new FeedState(Clock());
            restored.Begin(point, FoldCheckpoint.Decode(checkpoint));
            foreach (var entry in history.Skip(cut))
                restored.Apply(entry, RandomFeed.Epoch);

            AssertSame(history, restored, set, RandomFeed.Now);
        });

    [Fact]
    public void Checkpoint_of_a_later_version_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => FoldCheckpoint.Decode(new Checkpoint(FoldCheckpoint.Format + 1, default, new byte[] { 0x90 })));

    private static FakeTimeProvider Clock() => new(DateTimeOffset.FromUnixTimeMilliseconds(RandomFeed.Now));

    private static FeedState Fold(IEnumerable<Entry> history, TimeProvider clock)
    {
        var state = new FeedState(clock);
        state.Expire();
        foreach (var entry in history)
            state.Apply(entry, RandomFeed.Epoch);
        return state;
    }

    private static void AssertSame(IReadOnlyList<Entry> history, FeedState state, FollowSet set, long now)
    {
        state.Expire();
        var firsts = history.GroupBy(entry => entry.Subject, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Min(entry => entry.Offset), StringComparer.Ordinal);
        var heads = history.GroupBy(entry => entry.Subject, StringComparer.Ordinal).Select(group => group.MaxBy(entry => entry.Revision)!).ToList();
        var visible = heads.Where(head => FactCodec.Decode(head.Kind, head.Body) is ItemFact item && item.IsVisible(now)).ToList();

        foreach (var topic in RandomFeed.Topics)
        {
            var ofTopic = visible.Where(head => head.Routing.Topics.Contains(topic) && head.Routing.Languages.Any(set.MatchesLanguage)).ToList();
            Assert.Equal(ofTopic.Count, state.CountOf(topic, set));
            Assert.Equal(
                ofTopic.OrderByDescending(head => firsts[head.Subject]).Select(head => head.Offset),
                state.Page(topic, set, long.MaxValue, int.MaxValue).Select(head => head.Offset));
        }

        var followed = set.FollowsAll ? heads.Where(head => head.Subject.StartsWith("topic/", StringComparison.Ordinal)).Select(head => head.Subject[6..]) : set.Topics;
        var expected = followed.SelectMany(topic => SnapshotOf(topic, set, visible, firsts, heads))
            .Concat(heads.Where(head => FactCodec.Decode(head.Kind, head.Body) is AlertFact { Clearance: null } alert && alert.ExpiresAt > now
                && set.Matches(head.Kind, head.Routing.Topics, head.Routing.Languages)).Select(head => head.Offset))
            .Distinct().Order();
        Assert.Equal(expected, state.Select(set, PerTopic).Heads.Select(head => head.Offset));
    }

    private static IEnumerable<long> SnapshotOf(
        string topic, FollowSet set, List<Entry> visible, Dictionary<string, long> firsts, List<Entry> heads)
    {
        var items = visible.Where(head => head.Routing.Topics.Contains(topic) && head.Routing.Languages.Any(set.MatchesLanguage)).ToList();
        var pinned = items.Where(head => ((ItemFact)FactCodec.Decode(head.Kind, head.Body)!).Pin is not null);
        var newest = items.Except(pinned).OrderByDescending(head => firsts[head.Subject]).Take(PerTopic);
        return pinned.Concat(newest).Concat(heads.Where(head => head.Subject == Subjects.Topic(topic))).Select(head => head.Offset);
    }
}
