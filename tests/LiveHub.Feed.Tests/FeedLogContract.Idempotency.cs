using LiveHub.Testing;

namespace LiveHub.Feed.Tests;

public abstract partial class FeedLogContract
{
    [Fact]
    public async Task The_same_request_under_the_same_key_gets_the_first_answer()
    {
        var request = new AppendRequest([NewDraft("item/1"), NewDraft("item/2")], NewKey("k"));
        var first = Assert.IsType<AppendResult.Appended>(await Log.AppendAsync(request, None));
        await Append(NewDraft("item/1", 1));
        Clock.Advance(TimeSpan.FromHours(23));
        var second = Assert.IsType<AppendResult.Appended>(await Log.AppendAsync(request, None));
        Assert.False(first.IsReplay);
        Assert.True(second.IsReplay);
        Assert.Equal(first.Epoch, second.Epoch);
        AssertSame(first.Entries, second.Entries);
        Assert.Equal(3, (await ReadAll()).Count);
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_refused()
    {
        await Log.AppendAsync(new AppendRequest([NewDraft("item/1")], NewKey("k")), None);
        Assert.IsType<AppendResult.KeyReused>(await Log.AppendAsync(new AppendRequest([NewDraft("item/2")], NewKey("k", hash: 2)), None));
        Assert.Single(await ReadAll());
        Assert.Equal(2, (await Append(NewDraft("item/2")))[0].Offset);
    }

    [Fact]
    public async Task Two_credentials_do_not_meet_in_one_key()
    {
        await Log.AppendAsync(new AppendRequest([NewDraft("item/1")], NewKey("k", "desk-1")), None);
        var other = await Log.AppendAsync(new AppendRequest([NewDraft("item/2")], NewKey("k", "desk-2", 2)), None);
        Assert.False(Assert.IsType<AppendResult.Appended>(other).IsReplay);
    }

    [Fact]
    public async Task A_conflict_does_not_use_its_key_up()
    {
        var conflict = await Log.AppendAsync(new AppendRequest([NewDraft("item/1", 1)], NewKey("k")), None);
        Assert.IsType<AppendResult.Conflict>(conflict);
        await Append(NewDraft("item/1"));
        var again = await Log.AppendAsync(new AppendRequest([NewDraft("item/1", 1)], NewKey("k")), None);
        Assert.False(Assert.IsType<AppendResult.Appended>(again).IsReplay);
    }

    [Fact]
    public async Task Of_many_at_once_with_one_key_one_is_appended_and_all_get_its_answer()
    {
        var request = new AppendRequest([NewDraft("item/1")], NewKey("k"));
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await Log.AppendAsync(request, None))))
            .Within("twenty appends");
        var appended = results.Cast<AppendResult.Appended>().ToList();
        Assert.Single(appended, result => !result.IsReplay);
        Assert.All(appended, result => AssertSame(appended[0].Entries, result.Entries));
        Assert.Single(await ReadAll());
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day_and_the_revision_protects_alone()
    {
        var request = new AppendRequest([NewDraft("item/1")], NewKey("k"));
        await Log.AppendAsync(request, None);
        Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.Equal(new AppendResult.Conflict("item/1", 0, 1), await Log.AppendAsync(request, None));
        var reused = await Log.AppendAsync(new AppendRequest([NewDraft("item/2")], NewKey("k", hash: 2)), None);
        Assert.False(Assert.IsType<AppendResult.Appended>(reused).IsReplay);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task A_key_has_one_to_two_hundred_characters(int length) =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Log.AppendAsync(new AppendRequest([NewDraft("item/1")], NewKey(new string('k', length))), None));
}
