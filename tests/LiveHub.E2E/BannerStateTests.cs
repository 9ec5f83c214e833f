using System.Text.RegularExpressions;
using LiveHub.Testing;
using LiveHub.Testing.Faults;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>What the banner says about how current it is, in words and never by colour alone; and nothing moves when the words change.</summary>
[Collection(nameof(AloneCollection))]
public sealed class BannerStateTests(Station station)
{
    [Theory]
    [InlineData("en", "Connecting", "Reconnecting")]
    [InlineData("ar", "جارٍ الاتصال", "إعادة الاتصال…")]
    public async Task Connecting_for_two_seconds_and_then_still_trying(string language, string first, string then)
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        // Sockets open and stay mute.
        await using var banner = await BannerPage.VisitAsync(station, topic, language: language, prepare: async page =>
        {
            await page.Clock.InstallAsync();
            await page.RouteWebSocketAsync("**/live", _ => { });
        });

        await SaysAsync(banner, "connecting", first);
        await banner.Page.Clock.FastForwardAsync(2_100);
        await SaysAsync(banner, "reconnecting", then);
        await banner.Visit.AssertNothingMovedAsync();
    }

    [Theory]
    [InlineData("en", "Live", "Updates may be delayed")]
    [InlineData("ar", "مباشر", "قد تتأخر التحديثات")]
    public async Task Delayed_when_nothing_was_heard_for_long(string language, string live, string delayed)
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        var isMute = false;
        await using var banner = await BannerPage.VisitAsync(station, topic, language: language, prepare: async page =>
        {
            await page.Clock.InstallAsync();
            await page.RouteWebSocketAsync("**/live", socket =>
            {
                var server = socket.ConnectToServer();
                server.OnMessage(frame =>
                {
                    if (isMute)
                        return;
                    if (frame.Binary is { } bytes)
                        socket.Send(bytes);
                    else
                        socket.Send(frame.Text!);
                });
            });
        });
        await SaysAsync(banner, "live", live);

        isMute = true;
        await banner.Page.Clock.FastForwardAsync(26_000);

        await SaysAsync(banner, "delayed", delayed);
        await banner.Visit.AssertNothingMovedAsync();
    }

    [Theory]
    [InlineData("en", "Reconnecting, as of HH:mm")]
    [InlineData("ar", "إعادة الاتصال… آخر تحديث HH:mm")]
    public async Task Reconnecting_tells_the_time_of_the_last_sign_of_life(string language, string words)
    {
        await using var line = new FaultProxy(station.Server.Address.Port);
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var banner = await BannerPage.OpenAsync(station, topic, language: language, server: line.Address);

        line.IsRefusing = true;
        line.Cut();

        await SaysAsync(banner, "reconnecting", words);
        await banner.Visit.KeepScreenshotAsync($"banner-{language}-1280-reconnecting");
        await banner.Visit.AssertNothingMovedAsync();
    }

    [Theory]
    [InlineData("en", "Updating every 15 s")]
    [InlineData("ar", "تحديث كل 15 ثانية")]
    public async Task Polling_where_no_socket_can_be_had(string language, string words)
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, "Read without a socket", language);
        await using var banner = await BannerPage.VisitAsync(
            station, topic, language: language, prepare: page => page.RouteWebSocketAsync("**/live", socket => _ = socket.CloseAsync(new() { Code = 1011 })));

        await SaysAsync(banner, "polling", words);
        await Expect(banner.Headline).ToHaveTextAsync("Read without a socket");
        await banner.Visit.AssertNothingMovedAsync();
    }

    [Theory]
    [InlineData("en", "Offline", "Retry")]
    [InlineData("ar", "غير متصل", "إعادة المحاولة")]
    public async Task Offline_offers_to_try_again(string language, string words, string retry)
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, "What was known before", language);
        await using var banner = await BannerPage.OpenAsync(station, topic, language: language);
        await Expect(banner.Headline).ToHaveTextAsync("What was known before");

        await banner.Page.Context.SetOfflineAsync(true);

        await SaysAsync(banner, "offline", words);
        await Expect(banner.Retry).ToHaveTextAsync(retry);
        await Expect(banner.Headline).ToHaveTextAsync("What was known before");
        await banner.Visit.KeepScreenshotAsync($"banner-{language}-1280-offline");

        await banner.Page.Context.SetOfflineAsync(false);
        await banner.IsLiveAsync();
        await Expect(banner.Retry).ToBeHiddenAsync();
        await banner.Visit.AssertNothingMovedAsync();
    }

    [Theory]
    [InlineData("en", "Paused")]
    [InlineData("ar", "متوقف مؤقتًا")]
    public async Task Paused_by_the_reader(string language, string words)
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var banner = await BannerPage.OpenAsync(station, topic, language: language);

        await banner.Pause.ClickAsync();

        await SaysAsync(banner, "paused", words);
        await banner.Visit.AssertNothingMovedAsync();
    }

    [Theory]
    [InlineData("en", "Coverage paused", "Coverage ended")]
    [InlineData("ar", "التغطية متوقفة مؤقتًا", "انتهت التغطية")]
    public async Task Coverage_that_rests_or_has_ended(string language, string rests, string ended)
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var banner = await BannerPage.OpenAsync(station, topic, language: language);

        await station.Newsroom.EnterAsync(topic, "paused");
        await SaysAsync(banner, "halted", rests);
        await station.Newsroom.EnterAsync(topic, "ended");
        await SaysAsync(banner, "ended", ended);
        await banner.Visit.AssertNothingMovedAsync();
    }

    [Fact]
    public async Task Coverage_that_is_to_come()
    {
        var topic = await station.Newsroom.OpenTopicAsync(more: body => body["state"] = "upcoming");
        await using var banner = await BannerPage.VisitAsync(station, topic);

        await SaysAsync(banner, "upcoming", "Coverage starts soon");
    }

    /// <param name="words">With <c>HH:mm</c> for a time of day.</param>
    private static async Task SaysAsync(BannerPage banner, string status, string words)
    {
        await Expect(banner.Frame).ToHaveAttributeAsync("data-status", status);
        var pattern = Regex.Escape(words).Replace("HH:mm", "\\d\\d:\\d\\d", StringComparison.Ordinal);
        await Expect(banner.State.Locator(".word")).ToHaveTextAsync(new Regex($"^{pattern}", RegexOptions.None, Eventually.DefaultTimeout));
        Assert.True(
            await banner.State.Locator(".word").EvaluateAsync<bool>("word => word.scrollHeight <= word.clientHeight + 1"),
            $"'{words}' fits into the tag");
    }
}
