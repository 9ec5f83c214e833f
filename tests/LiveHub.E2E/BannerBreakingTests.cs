using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>The breaking strip: comes at once, is spoken once, and goes when it is cleared, when its time is over, or when the reader says so.</summary>
[Collection(nameof(AloneCollection))]
public sealed class BannerBreakingTests(Station station)
{
    [Fact]
    public async Task A_breaking_alert_covers_the_ticker_until_it_is_cleared()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, "The tram line is extended");
        await using var banner = await BannerPage.OpenAsync(station, topic);
        await Expect(banner.Breaking).ToBeHiddenAsync();

        var alert = await station.Newsroom.RaiseAsync(topic, "Storm warning for the coast", "تحذير من عاصفة على الساحل");

        await Expect(banner.BreakingHeadline).ToHaveTextAsync("Storm warning for the coast");
        await Expect(banner.Banner.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToHaveTextAsync("Breaking: Storm warning for the coast");

        await station.Newsroom.ClearAsync(alert);

        await Expect(banner.Breaking).ToBeHiddenAsync();
        await Expect(banner.Headline).ToHaveTextAsync("The tram line is extended");
    }

    [Fact]
    public async Task A_breaking_alert_goes_by_itself_when_its_time_is_over()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var banner = await BannerPage.OpenAsync(station, topic);

        await station.Newsroom.RaiseAsync(topic, "The harbour is closed for an hour", "الميناء مغلق لمدة ساعة", TimeProvider.System.GetUtcNow().AddSeconds(5));

        await Expect(banner.BreakingHeadline).ToHaveTextAsync("The harbour is closed for an hour");
        await Expect(banner.Breaking).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_dismissed_alert_stays_dismissed_over_a_reload()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var banner = await BannerPage.OpenAsync(station, topic);
        await station.Newsroom.RaiseAsync(topic, "Power is back in the old town", "عودة الكهرباء إلى البلدة القديمة");
        await Expect(banner.Breaking).ToBeVisibleAsync();

        await banner.Dismiss.ClickAsync();
        await Expect(banner.Breaking).ToBeHiddenAsync();
        await banner.Page.ReloadAsync();
        await banner.IsLiveAsync();

        await Expect(banner.Breaking).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_withdrawn_alert_is_taken_back_in_words()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var banner = await BannerPage.OpenAsync(station, topic);
        var alert = await station.Newsroom.RaiseAsync(topic, "The dam is being emptied", "تفريغ السد");
        await Expect(banner.BreakingHeadline).ToHaveTextAsync("The dam is being emptied");

        await station.Newsroom.ClearAsync(alert, withdrawn: true);

        await Expect(banner.Breaking).ToContainTextAsync("An earlier alert was withdrawn");
        await Expect(banner.Breaking).Not.ToContainTextAsync("The dam is being emptied");
    }
}
