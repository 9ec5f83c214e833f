using LiveHub.StandIn;
using LiveHub.StandIn.Phones;

namespace LiveHub.Push.Tests.StandIn;

public sealed class ScreenTests
{
    [Theory]
    [InlineData("ios", """ "apns":{"headers":{"apns-collapse-id":"TAG"},"payload":{"aps":{"alert":"TEXT"}}} """)]
    [InlineData("android", """ "android":{"priority":"high","data":{"tag":"TAG","text":"TEXT"}} """)]
    [InlineData("android", """ "data":{"text":"TEXT"},"android":{"collapse_key":"TAG"} """)]
    [InlineData("web", """ "webpush":{"notification":{"tag":"TAG","title":"TEXT"}} """)]
    public async Task A_message_takes_the_place_of_one_with_its_tag(string platform, string form)
    {
        await using var standIn = await FcmStandIn.StartAsync();
        using var client = new StandInClient(standIn);
        await client.SignInAsync();
        var told = new List<Shown>();
        standIn.Screens.Changed += told.Add;
        await SendAsync("one", "first");
        await SendAsync("two", "second");
        await SendAsync("one", "third");

        var screen = standIn.Screens.Of("phone");
        Assert.Equal([("one", 1), ("two", 0)], screen.Select(shown => (shown.Tag ?? "", shown.Replaces)));
        Assert.All(screen, shown => Assert.Equal(platform, shown.Platform));
        Assert.Contains("third", screen[0].Message, StringComparison.Ordinal);
        Assert.Equal(3, told.Count);

        async Task SendAsync(string tag, string text) => Assert.Equal(200, (await client.SendAsync(
            $$$"""{"message":{"token":"phone",{{{form.Replace("TAG", tag, StringComparison.Ordinal).Replace("TEXT", text, StringComparison.Ordinal)}}} }}""")).Status);
    }

    [Fact]
    public async Task The_same_message_for_the_same_phone_counts_as_double()
    {
        await using var standIn = await FcmStandIn.StartAsync();
        using var client = new StandInClient(standIn);
        await client.SignInAsync();
        foreach (var target in new[] { "a", "b", "a" })
            await client.SendAsync($$$"""{"message":{"token":"{{{target}}}","data":{"rev":"1"} }}""");
        await client.SendAsync("""{"message":{"token":"a","data":{"rev":"2"}}}""");
        Assert.Equal(4, standIn.Counts.Delivered);
        Assert.Equal(1, standIn.Counts.Doubles);
    }

    [Fact]
    public async Task Screens_of_phones_that_were_sent_to_longest_ago_go_first()
    {
        await using var standIn = await FcmStandIn.StartAsync(new FcmStandInOptions { Screens = 2 });
        using var client = new StandInClient(standIn);
        await client.SignInAsync();
        foreach (var target in new[] { "a", "b", "a", "c" })
            await client.SendAsync($$$"""{"message":{"token":"{{{target}}}","data":{"x":"1"} }}""");
        Assert.Equal(2, standIn.Screens.Count);
        Assert.Equal(2, standIn.Screens.Of("a").Count);
        Assert.Empty(standIn.Screens.Of("b"));
    }
}
