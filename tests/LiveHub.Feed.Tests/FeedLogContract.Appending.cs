using LiveHub.Testing;

namespace LiveHub.Feed.Tests;

public abstract partial class FeedLogContract
{
    [Fact]
    public async Task A_new_log_is_empty()
    {
        var bounds = await Log.GetBoundsAsync(None);
        Assert.Equal(0, bounds.Tail.Offset);
        Assert.Equal(EntryLink.Genesis, bounds.Tail.Link);
        Assert.Equal(bounds.Tail, bounds.First);
        Assert.Equal(0, bounds.Time);
        Assert.Equal(1, bounds.Tail.Epoch.Number);
        Assert.Empty(await ReadAll());
        Assert.Null(await Log.ReadHeadAsync("item/1", None));
    }

    [Fact]
    public async Task An_entry_is_read_as_it_was_appended()
    {
        var appended = await Append(NewDraft("item/1", body: "النص \n, \0", routing: Routing.Of(["world", "sport"], ["en", "ar"])), NewDraft("item/2", body: ""));
        AssertSame(appended, await ReadAll());
        AssertSame(appended, [(await Log.ReadHeadAsync("item/1", None))!, (await Log.ReadHeadAsync("item/2", None))!]);
        Assert.Equal(["sport", "world"], appended[0].Routing.Topics);
        Assert.Equal(Clock.GetUtcNow().ToUnixTimeMilliseconds(), appended[0].Time);
    }

    [Fact]
    public async Task Offsets_and_revisions_count_from_one_without_holes()
    {
        await Append(NewDraft("item/1"));
        await Append(NewDraft("item/2"), NewDraft("item/1", 1));
        await Append(NewDraft("item/1", 2));
        var entries = await ReadAll();
        Assert.Equal([1, 2, 3, 4], entries.Select(entry => entry.Offset));
        Assert.Equal([1, 1, 2, 3], entries.Select(entry => entry.Revision));
    }

    [Fact]
    public async Task A_draft_on_another_revision_is_a_conflict_and_takes_no_offset()
    {
        await Append(NewDraft("item/1"));
        Assert.Equal(new AppendResult.Conflict("item/1", 0, 1), await TryAppend(NewDraft("item/1")));
        Assert.Equal(new AppendResult.Conflict("item/1", 2, 1), await TryAppend(NewDraft("item/1", 2)));
        Assert.Equal(new AppendResult.Conflict("item/9", 1, 0), await TryAppend(NewDraft("item/9", 1)));
        var next = await Append(NewDraft("item/2"));
        Assert.Equal(2, next[0].Offset);
    }

    [Fact]
    public async Task Drafts_of_one_append_see_those_before_them()
    {
        var entries = await Append(NewDraft("item/1"), NewDraft("item/1", 1), NewDraft("item/1", 2));
        Assert.Equal([1, 2, 3], entries.Select(entry => entry.Revision));
    }

    [Fact]
    public async Task All_drafts_of_an_append_are_entries_or_none()
    {
        await Append(NewDraft("item/1"));
        Assert.Equal(
            new AppendResult.Conflict("item/1", 0, 1),
            await TryAppend(NewDraft("item/2"), NewDraft("item/3"), NewDraft("item/1")));
        Assert.Single(await ReadAll());
        Assert.Null(await Log.ReadHeadAsync("item/2", None));
        Assert.Equal(2, (await Append(NewDraft("item/2")))[0].Offset);
    }

    [Fact]
    public async Task An_entry_tells_whom_the_revision_before_it_concerned()
    {
        var first = Routing.Of(["world"], ["ar"]);
        var second = Routing.Of(["sport"], ["en"]);
        await Append(NewDraft("item/1", routing: first));
        await Append(NewDraft("item/1", 1, routing: second), NewDraft("item/1", 2, routing: Routing.Everyone), NewDraft("item/1", 3));
        Assert.Equal([null, first, second, Routing.Everyone], (await ReadAll()).Select(entry => entry.Was));
    }

    [Fact]
    public async Task Links_chain_all_entries()
    {
        await Append(NewDraft("item/1", body: "a"), NewDraft("item/2", body: ""));
        Clock.Advance(TimeSpan.FromSeconds(3));
        await Append(NewDraft("item/1", 1, "b", Routing.Of(["sport", "world"], [])));
        var link = EntryLink.Genesis;
        foreach (var entry in await ReadAll())
        {
            link = IndependentLink.Next(link, entry);
            Assert.Equal(link, entry.Link);
        }
        Assert.Equal(link, (await Log.GetBoundsAsync(None)).Tail.Link);
    }

    [Fact]
    public async Task Time_never_goes_back()
    {
        var before = (await Append(NewDraft("item/1")))[0].Time;
        Clock.AdjustTime(Clock.GetUtcNow() - TimeSpan.FromHours(2));
        Assert.Equal(before, (await Append(NewDraft("item/2")))[0].Time);
        Clock.AdjustTime(Clock.GetUtcNow() + TimeSpan.FromHours(3));
        Assert.Equal(before + 3_600_000, (await Append(NewDraft("item/3")))[0].Time);
        Assert.Equal(before + 3_600_000, (await Log.GetBoundsAsync(None)).Time);
    }

    [Fact]
    public async Task Kinds_that_nobody_knows_are_kept()
    {
        var draft = NewDraft("thing/1") with { Kind = "thing.from-the-future" };
        await Append(draft);
        Assert.Equal("thing.from-the-future", (await ReadAll())[0].Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b")]
    [InlineData("a\nb")]
    [InlineData("-")]
    public async Task A_subject_that_would_break_the_envelope_is_refused(string subject)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await TryAppend(NewDraft(subject)));
        Assert.Empty(await ReadAll());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task An_append_has_one_to_a_thousand_drafts(int count) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Fill(count));

    [Fact]
    public async Task A_body_may_have_a_mebibyte_and_not_more()
    {
        await Append(NewDraft("item/1") with { Body = new byte[1 << 20] });
        await Assert.ThrowsAsync<ArgumentException>(async () => await Append(NewDraft("item/2") with { Body = new byte[(1 << 20) + 1] }));
        Assert.Equal(1 << 20, Assert.Single(await ReadAll()).Body.Length);
    }

    [Fact]
    public async Task A_cancelled_append_throws()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Log.AppendAsync(new AppendRequest([NewDraft("item/1")]), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Of_many_who_build_on_one_revision_one_wins()
    {
        await Append(NewDraft("item/1"));
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => TryAppend(NewDraft("item/1", 1, $"{n}")))))
            .Within("twenty appends");
        Assert.Single(results.OfType<AppendResult.Appended>());
        Assert.All(results.OfType<AppendResult.Conflict>(), conflict => Assert.Equal(2, conflict.ActualRevision));
        Assert.Equal(2, (await ReadAll()).Count);
    }
}
