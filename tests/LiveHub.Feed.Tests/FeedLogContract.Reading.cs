using LiveHub.Testing;

namespace LiveHub.Feed.Tests;

public abstract partial class FeedLogContract
{
    [Fact]
    public async Task A_reader_gets_what_came_after_its_point_and_no_more_than_it_asked_for()
    {
        var entries = await Fill(5);
        var read = await Log.ReadAfterAsync(await PointOf(entries[1]), 2, None);
        AssertSame(entries.Skip(2).Take(2), Assert.IsType<ReadResult.Entries>(read).Items);
        var atTail = await Log.ReadAfterAsync(await PointOf(entries[4]), 10, None);
        Assert.Empty(Assert.IsType<ReadResult.Entries>(atTail).Items);
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Log.ReadAfterAsync(await PointOf(entries[1]), 0, None));
    }

    [Fact]
    public async Task Another_link_at_the_point_is_a_fork()
    {
        var entries = await Fill(3);
        foreach (var offset in new[] { 0, 1, 3 })
        {
            var point = offset == 0 ? (await Log.GetBoundsAsync(None)).First : await PointOf(entries[offset - 1]);
            var forked = await Log.ReadAfterAsync(point with { Link = new EntryLink(point.Link.Value ^ 1) }, 10, None);
            Assert.Equal(await Log.GetBoundsAsync(None), Assert.IsType<ReadResult.Fork>(forked).Bounds);
            Assert.IsType<ReadResult.Entries>(await Log.ReadAfterAsync(point, 10, None));
        }
    }

    [Fact]
    public async Task A_point_ahead_of_the_tail_is_a_fork()
    {
        var tail = await PointOf((await Fill(3))[2]);
        var ahead = tail with { Position = tail.Position with { Offset = 4 } };
        Assert.IsType<ReadResult.Fork>(await Log.ReadAfterAsync(ahead, 10, None));
    }

    [Fact]
    public async Task A_point_of_another_epoch_is_a_fork()
    {
        var point = await PointOf((await Fill(3))[1]);
        foreach (var epoch in new[] { point.Epoch with { Number = 2 }, point.Epoch with { Random = point.Epoch.Random + 1 } })
            Assert.IsType<ReadResult.Fork>(await Log.ReadAfterAsync(point with { Position = new FeedPosition(epoch, 2) }, 10, None));
    }

    [Fact]
    public async Task Single_entries_come_in_the_order_asked_for_without_those_that_are_not_there()
    {
        var entries = await Fill(4);
        AssertSame([entries[3], entries[0], entries[3]], await Log.ReadAtAsync([4, 9, 1, 0, 4], None));
        Assert.Empty(await Log.ReadAtAsync([], None));
    }

    [Fact]
    public async Task The_head_of_a_subject_is_its_newest_entry()
    {
        await Append(NewDraft("item/1"), NewDraft("item/2"));
        var newest = await Append(NewDraft("item/1", 1, "second"));
        AssertSame(newest, [(await Log.ReadHeadAsync("item/1", None))!]);
    }

    [Fact]
    public async Task A_wait_for_what_is_there_ends_at_once()
    {
        await Fill(2);
        await Log.WaitForAppendAsync(1, None).AsTask().Within("a wait that has nothing to wait for");
    }

    [Fact]
    public async Task A_wait_ends_with_the_append_and_the_entry_is_readable_then()
    {
        var entries = await Fill(1);
        var point = await PointOf(entries[0]);
        var waiting = Log.WaitForAppendAsync(1, None).AsTask();
        var waitingForMore = Log.WaitForAppendAsync(2, None).AsTask();
        Assert.False(waiting.IsCompleted);
        var appending = Append(NewDraft("item/next"));
        await waiting.Within("the wait for offset 2");
        Assert.Single(Assert.IsType<ReadResult.Entries>(await Log.ReadAfterAsync(point, 10, None)).Items);
        await appending;
        Assert.False(waitingForMore.IsCompleted);
        await Append(NewDraft("item/more"));
        await waitingForMore.Within("the wait for offset 3");
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = Log.WaitForAppendAsync(0, cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Within("the cancelled wait"));
    }

    [Fact]
    public async Task A_reader_beside_many_appenders_sees_every_entry_once_and_in_order()
    {
        const int appenders = 8, each = 40;
        var appending = Task.WhenAll(Enumerable.Range(0, appenders).Select(a => Task.Run(async () =>
        {
            for (var n = 0; n < each; n++)
                await Append(NewDraft($"item/{a}", n), NewDraft($"item/{a}-{n}"));
        })));

        var seen = new List<Entry>();
        var point = (await Log.GetBoundsAsync(None)).First;
        while (seen.Count < appenders * each * 2)
        {
            await Log.WaitForAppendAsync(point.Offset, None).AsTask().Within("an append");
            var read = Assert.IsType<ReadResult.Entries>(await Log.ReadAfterAsync(point, 7, None)).Items;
            Assert.NotEmpty(read);
            seen.AddRange(read);
            point = await PointOf(seen[^1]);
        }
        await appending.Within("the appenders");

        Assert.Equal(Enumerable.Range(1, appenders * each * 2).Select(n => (long)n), seen.Select(entry => entry.Offset));
        Assert.All(
            seen.GroupBy(entry => entry.Subject),
            subject => Assert.Equal(Enumerable.Range(1, subject.Count()).Select(n => (long)n), subject.Select(entry => entry.Revision)));
        // Both drafts of an append are neighbours.
        Assert.All(seen.Chunk(2), pair => Assert.Equal(pair[1].Subject, $"{pair[0].Subject}-{pair[0].Revision - 1}"));
    }
}
