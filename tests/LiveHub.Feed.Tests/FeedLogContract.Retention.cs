namespace LiveHub.Feed.Tests;

public abstract partial class FeedLogContract
{
    [Fact]
    public async Task A_checkpoint_is_read_as_it_was_written()
    {
        Assert.Null(await Log.ReadCheckpointAsync(None));
        var point = await PointOf((await Fill(3))[1]);
        Assert.True(await Log.WriteCheckpointAsync(new Checkpoint(4, point, new byte[] { 1, 2, 3 }), null, None));
        var read = await Log.ReadCheckpointAsync(None);
        Assert.NotNull(read);
        Assert.Equal((4, point), (read.Format, read.Point));
        Assert.Equal([1, 2, 3], read.Fold.ToArray());
    }

    [Fact]
    public async Task A_checkpoint_replaces_only_the_one_its_writer_knew()
    {
        var entries = await Fill(3);
        var points = new[] { await PointOf(entries[0]), await PointOf(entries[1]), await PointOf(entries[2]) };
        Assert.False(await Write(points[0], points[1].Position));
        Assert.True(await Write(points[0], null));
        Assert.False(await Write(points[1], null));
        Assert.False(await Write(points[1], points[1].Position));
        Assert.True(await Write(points[1], points[0].Position));
        Assert.False(await Write(points[2], points[0].Position));
        Assert.Equal(points[1], (await Log.ReadCheckpointAsync(None))?.Point);

        async Task<bool> Write(LogPoint point, FeedPosition? replaces) =>
            await Log.WriteCheckpointAsync(new Checkpoint(1, point, default), replaces, None);
    }

    [Fact]
    public async Task A_checkpoint_outside_the_history_is_refused()
    {
        var point = await PointOf((await Fill(3))[1]);
        LogPoint[] wrong =
        [
            point with { Link = new EntryLink(1) },
            point with { Position = point.Position with { Offset = 9 } },
            point with { Position = point.Position with { Epoch = new Epoch(7, 7) } },
        ];
        foreach (var other in wrong)
            Assert.False(await Log.WriteCheckpointAsync(new Checkpoint(1, other, default), null, None));
        Assert.Null(await Log.ReadCheckpointAsync(None));
    }

    [Fact]
    public async Task Nothing_is_removed_without_a_checkpoint_or_past_it()
    {
        var entries = await Fill(5);
        Assert.Equal(0, await Log.TrimAsync(5, None));
        Assert.True(await Log.WriteCheckpointAsync(new Checkpoint(1, await PointOf(entries[2]), default), null, None));
        Assert.Equal(2, await Log.TrimAsync(2, None));
        Assert.Equal(3, await Log.TrimAsync(5, None));
        Assert.Equal(3, await Log.TrimAsync(1, None));
        AssertSame(entries.Skip(3), await ReadAll());
    }

    [Fact]
    public async Task Reading_at_the_boundary_goes_on_and_before_it_is_gone()
    {
        var entries = await Fill(5);
        var origin = (await Log.GetBoundsAsync(None)).First;
        var boundary = await TrimThrough(entries[2]);
        Assert.Equal(boundary, (await Log.GetBoundsAsync(None)).First);

        AssertSame(entries.Skip(3), Assert.IsType<ReadResult.Entries>(await Log.ReadAfterAsync(boundary, 10, None)).Items);
        Assert.IsType<ReadResult.Fork>(await Log.ReadAfterAsync(boundary with { Link = new EntryLink(1) }, 10, None));
        Assert.IsType<ReadResult.Gone>(await Log.ReadAfterAsync(origin, 10, None));
        var gone = Assert.IsType<ReadResult.Gone>(await Log.ReadAfterAsync(await PointOf(entries[1]), 10, None));
        Assert.Equal(boundary, gone.Bounds.First);
        AssertSame([entries[4]], await Log.ReadAtAsync([2, 3, 5], None));
    }

    [Fact]
    public async Task A_log_that_was_removed_to_its_end_goes_on_counting()
    {
        var last = (await Fill(3))[2];
        await TrimThrough(last);
        var bounds = await Log.GetBoundsAsync(None);
        Assert.Equal(bounds.Tail, bounds.First);
        Assert.Equal((3, last.Link, last.Time), (bounds.Tail.Offset, bounds.Tail.Link, bounds.Time));

        var next = (await Append(NewDraft("item/next")))[0];
        Assert.Equal(4, next.Offset);
        Assert.Equal(IndependentLink.Next(last.Link, next), next.Link);
    }

    [Fact]
    public async Task Subjects_keep_their_revision_and_routing_when_their_entries_are_gone()
    {
        var routing = Routing.Of(["sport"], ["en"]);
        var entries = await Append(NewDraft("item/1"), NewDraft("item/1", 1, routing: routing));
        await TrimThrough(entries[1]);
        Assert.Null(await Log.ReadHeadAsync("item/1", None));
        Assert.Equal(new AppendResult.Conflict("item/1", 0, 2), await TryAppend(NewDraft("item/1")));
        var next = (await Append(NewDraft("item/1", 2)))[0];
        Assert.Equal((3, routing), (next.Revision, next.Was));
    }

    [Fact]
    public async Task A_replay_leaves_out_what_retention_removed()
    {
        var request = new AppendRequest([NewDraft("item/1"), NewDraft("item/2")], NewKey("k"));
        var first = Assert.IsType<AppendResult.Appended>(await Log.AppendAsync(request, None));
        await Fill(3, "other/");
        await TrimThrough(first.Entries[0]);
        var replay = Assert.IsType<AppendResult.Appended>(await Log.AppendAsync(request, None));
        Assert.True(replay.IsReplay);
        AssertSame([first.Entries[1]], replay.Entries);
    }

    [Fact]
    public async Task A_new_epoch_starts_at_the_tail_and_the_chain_goes_on()
    {
        var entries = await Fill(2);
        var old = await PointOf(entries[1]);
        var epoch = await Log.StartEpochAsync(old.Epoch, 0, None);
        Assert.Equal(old.Epoch.Number + 1, epoch.Number);
        Assert.IsType<ReadResult.Fork>(await Log.ReadAfterAsync(old, 10, None));

        var appended = Assert.IsType<AppendResult.Appended>(await TryAppend(NewDraft("item/next")));
        Assert.Equal(epoch, appended.Epoch);
        Assert.Equal(3, appended.Entries[0].Offset);
        Assert.Equal(IndependentLink.Next(entries[1].Link, appended.Entries[0]), appended.Entries[0].Link);
        var here = new LogPoint(new FeedPosition(epoch, 2), entries[1].Link);
        AssertSame(appended.Entries, Assert.IsType<ReadResult.Entries>(await Log.ReadAfterAsync(here, 10, None)).Items);
    }

    [Fact]
    public async Task Of_many_who_start_an_epoch_one_draws_it()
    {
        var first = (await Log.GetBoundsAsync(None)).Tail.Epoch;
        var drawn = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () => await Log.StartEpochAsync(first, 0, None))));
        Assert.Single(drawn.Distinct());
        Assert.Equal(first.Number + 1, drawn[0].Number);
        Assert.Equal(drawn[0], await Log.StartEpochAsync(first, 0, None));
    }

    [Fact]
    public async Task A_new_epoch_comes_after_every_one_that_its_caller_remembers()
    {
        var first = (await Log.GetBoundsAsync(None)).Tail.Epoch;
        var second = await Log.StartEpochAsync(first, 7, None);
        Assert.Equal(8, second.Number);
        Assert.Equal(9, (await Log.StartEpochAsync(second, 3, None)).Number);
    }

    [Fact]
    public async Task A_checkpoint_lives_on_in_the_next_epoch()
    {
        var entries = await Fill(3);
        Assert.True(await Log.WriteCheckpointAsync(new Checkpoint(1, await PointOf(entries[0]), default), null, None));
        var epoch = await Log.StartEpochAsync((await Log.GetBoundsAsync(None)).Tail.Epoch, 0, None);
        var checkpoint = await Log.ReadCheckpointAsync(None);
        Assert.NotNull(checkpoint);
        Assert.Equal(epoch, checkpoint.Point.Epoch);
        AssertSame(entries.Skip(1), Assert.IsType<ReadResult.Entries>(await Log.ReadAfterAsync(checkpoint.Point, 10, None)).Items);
        Assert.True(await Log.WriteCheckpointAsync(new Checkpoint(1, await PointOf(entries[1]), default), checkpoint.Point.Position, None));
    }
}
