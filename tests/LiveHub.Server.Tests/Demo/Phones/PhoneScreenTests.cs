using System.Text.Json;
using LiveHub.Push.Devices;
using LiveHub.Server.Demo.Phones;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Demo.Phones;

/// <summary>What simulated phones make of the messages that the composer's tests hold.</summary>
public sealed class PhoneScreenTests
{
    private const long Now = 1764000000000;

    [Theory]
    [InlineData(Platform.Android)]
    [InlineData(Platform.Ios)]
    [InlineData(Platform.Web)]
    public void Correction_takes_the_place_of_its_alert(Platform platform)
    {
        var screen = new PhoneScreen(platform);

        Assert.Equal(PhoneAct.Shown, screen.Take(Golden("breaking.ar", platform), Now));
        Assert.Equal(PhoneAct.Replaced, screen.Take(Golden("correction.ar", platform), Now));

        var notice = Assert.Single(screen.Notices);
        Assert.StartsWith("تصحيح: ", notice.Title, StringComparison.Ordinal);
        Assert.Equal(("correction", 2, "rtl", 1, false), (notice.Kind, notice.Revision, notice.Dir, notice.Replaced, notice.IsQuiet));
    }

    [Theory]
    [InlineData(Platform.Android)]
    [InlineData(Platform.Ios)]
    [InlineData(Platform.Web)]
    public void Older_revision_does_not_come_back(Platform platform)
    {
        var screen = new PhoneScreen(platform);
        screen.Take(Golden("correction.ar", platform), Now);

        Assert.Equal(PhoneAct.Older, screen.Take(Golden("breaking.ar", platform), Now));

        Assert.StartsWith("تصحيح: ", Assert.Single(screen.Notices).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Platform.Android)]
    [InlineData(Platform.Web)]
    public void Recall_takes_the_alert_away(Platform platform)
    {
        var screen = new PhoneScreen(platform);
        screen.Take(Golden("breaking.ar", platform), Now);

        Assert.Equal(PhoneAct.Removed, screen.Take(Golden("recall.ar", platform), Now));
        Assert.Equal(PhoneAct.Older, screen.Take(Golden("breaking.ar", platform), Now));

        Assert.Empty(screen.Notices);
    }

    [Fact]
    public void Iphone_says_quietly_that_an_alert_was_recalled()
    {
        var screen = new PhoneScreen(Platform.Ios);
        screen.Take(Golden("breaking.ar", Platform.Ios), Now);

        Assert.Equal(PhoneAct.Replaced, screen.Take(Golden("recall.ar", Platform.Ios), Now));

        var notice = Assert.Single(screen.Notices);
        Assert.Equal(("سُحب تنبيه سابق", true), (notice.Title, notice.IsQuiet));
    }

    [Fact]
    public void Canaries_and_what_is_over_are_not_shown()
    {
        var screen = new PhoneScreen(Platform.Android);

        Assert.Equal(PhoneAct.Ignored, screen.Take(Golden("canary.en", Platform.Android), Now));
        Assert.Equal(PhoneAct.Ignored, screen.Take(Golden("breaking.ar", Platform.Android), Now + 3_600_000));

        Assert.Empty(screen.Notices);
    }

    [Fact]
    public void Messages_of_others_are_none_of_ours()
    {
        using var message = JsonDocument.Parse("""{"token":"t","data":{"title":"Sale"},"notification":{"title":"Sale"}}""");

        Assert.Null(PushData.Of(message.RootElement));
    }

    [Fact]
    public async Task Wall_tells_what_there_is_and_then_each_change()
    {
        var wall = new PhoneWall();
        using var closed = new CancellationTokenSource();
        var watch = wall.WatchAsync(closed.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await watch.MoveNextAsync().AsTask().Within("the wall says what there is"));
        Assert.All(watch.Current, phone => Assert.Null(phone.Act));
        wall.Put(watch.Current[0] with { Act = "shown" });
        Assert.True(await watch.MoveNextAsync().AsTask().Within("the wall tells of the change"));
        Assert.Equal("shown", watch.Current[0].Act);
        await closed.CancelAsync();
        Assert.False(await watch.MoveNextAsync().AsTask().Within("the wall lets go of who has left"));
    }

    private static PushData Golden(string name, Platform platform)
    {
        var file = Repository.PathOf("tests", "LiveHub.Push.Tests", "Composing", "Golden", name + ".json");
        using var messages = JsonDocument.Parse(File.ReadAllText(file));
        return PushData.Of(messages.RootElement.GetProperty(platform.ToString().ToLowerInvariant()))!;
    }
}
