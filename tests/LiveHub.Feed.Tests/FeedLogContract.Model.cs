using CsCheck;

namespace LiveHub.Feed.Tests;

public abstract partial class FeedLogContract
{
    // Subjects, keys and topics are few, so that conflicts, replays and reused keys are many.
    private static readonly Gen<RandomDraft> AnyDraft = Gen.Select(
        Gen.Int[0, 3],
        Gen.Frequency((8, Gen.Const(0)), (1, Gen.Const(1)), (1, Gen.Const(-1))),
        Gen.Int[0, 2],
        Gen.Byte.Array[0, 40],
        (subject, off, topics, body) => new RandomDraft(subject, off, topics, body));

    private static readonly Gen<RandomAppend> AnyAppend = Gen.Select(
        AnyDraft.Array[1, 4],
        Gen.Int[-2, 2],
        Gen.Byte[1, 2],
        // Only forward: whether a clock that was set back revives an expired key is left to the backend.
        Gen.Frequency((12, Gen.Const(0)), (2, Gen.Const(5)), (1, Gen.Const(25 * 60))),
        (drafts, key, hash, minutes) => new RandomAppend(drafts, key, hash, minutes));

    [Fact]
    public async Task Any_appends_end_as_a_naive_log_says()
    {
        var run = 0;
        await AnyAppend.Array[1, 25].SampleAsync(appends => Compare(appends, $"run-{++run}"), iter: 60, threads: 1);
    }

    private async Task Compare(RandomAppend[] appends, string run)
    {
        var start = await Log.GetBoundsAsync(None);
        var naive = new NaiveLog(start);
        foreach (var append in appends)
        {
            Clock.AdjustTime(Clock.GetUtcNow() + TimeSpan.FromMinutes(append.Minutes));
            var drafts = ToDrafts(append, naive, run);
            // Keys below 0: none.
            var key = append.Key < 0 ? ((string Name, byte Hash)?)null : ($"{run}-{append.Key}", append.Hash);
            var expected = naive.Append(drafts, key, Clock.GetUtcNow());
            var actual = await Log.AppendAsync(new AppendRequest(drafts, key is { } k ? NewKey(k.Name, hash: k.Hash) : null), None);
            AssertSame(expected, actual);
        }
        AssertSame(naive.Entries, Assert.IsType<ReadResult.Entries>(await Log.ReadAfterAsync(start.Tail, int.MaxValue, None)).Items);
    }

    private static List<Draft> ToDrafts(RandomAppend append, NaiveLog naive, string run)
    {
        var drafts = new List<Draft>();
        foreach (var draft in append.Drafts)
        {
            var subject = $"{run}/{draft.Subject}";
            var revision = naive.Revision(subject) + drafts.Count(earlier => earlier.Subject == subject) + draft.Off;
            var routing = Routing.Of(new[] { "sport", "world" }.Take(draft.Topics), draft.Topics == 1 ? ["ar"] : []);
            drafts.Add(new Draft(subject, Math.Max(0, revision), "item.posted", routing, draft.Body));
        }
        return drafts;
    }

    private static void AssertSame(AppendResult expected, AppendResult actual)
    {
        if (expected is AppendResult.Appended appended)
        {
            var other = Assert.IsType<AppendResult.Appended>(actual);
            Assert.Equal((appended.Epoch, appended.IsReplay), (other.Epoch, other.IsReplay));
            AssertSame(appended.Entries, other.Entries);
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }

    /// <param name="Off">How far the expected revision is from the right one.</param>
    private sealed record RandomDraft(int Subject, int Off, int Topics, byte[] Body);

    /// <param name="Minutes">How far the clock moves before it.</param>
    private sealed record RandomAppend(RandomDraft[] Drafts, int Key, byte Hash, int Minutes);
}
