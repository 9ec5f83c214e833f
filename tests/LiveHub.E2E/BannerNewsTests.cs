using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>What an editor publishes by HTTP is what the banner shows.</summary>
[Collection(nameof(AloneCollection))]
public sealed class BannerNewsTests(Station station)
{
    [Fact]
    public async Task A_published_headline_appears()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var banner = await BannerPage.OpenAsync(station, topic);

        await station.Newsroom.PublishAsync(topic, "The ferry to the island sails again");

        await Expect(banner.Headline).ToHaveTextAsync("The ferry to the island sails again");
    }

    [Fact]
    public async Task A_later_headline_takes_the_place_of_an_earlier_one()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, "The market hall opens on Sunday");
        await using var banner = await BannerPage.OpenAsync(station, topic);
        await Expect(banner.Headline).ToHaveTextAsync("The market hall opens on Sunday");

        await station.Newsroom.PublishAsync(topic, "The market hall opens a day later");

        await Expect(banner.Headline).ToHaveTextAsync("The market hall opens a day later");
    }

    [Fact]
    public async Task A_correction_changes_the_headline_and_says_so()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        var item = await station.Newsroom.PublishAsync(topic, "The bridge closes for nine days");
        await using var banner = await BannerPage.OpenAsync(station, topic);
        await Expect(banner.Headline).ToHaveTextAsync("The bridge closes for nine days");
        await Expect(banner.Correction).ToBeHiddenAsync();

        await station.Newsroom.CorrectAsync(item, "The bridge closes for six days", "Three days were counted twice.");

        await Expect(banner.Headline).ToHaveTextAsync("The bridge closes for six days");
        await Expect(banner.Correction).ToHaveTextAsync("Correction");
    }

    [Fact]
    public async Task A_retracted_headline_goes()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, "The library lends instruments");
        var wrong = await station.Newsroom.PublishAsync(topic, "The library closes its doors");
        await using var banner = await BannerPage.OpenAsync(station, topic);
        await Expect(banner.Headline).ToHaveTextAsync("The library closes its doors");

        await station.Newsroom.RetractAsync(wrong, "It is another library.");

        await Expect(banner.Headline).ToHaveTextAsync("The library lends instruments");
    }

    [Fact]
    public async Task Markup_in_a_headline_is_text()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var banner = await BannerPage.OpenAsync(station, topic);

        await station.Newsroom.PublishAsync(topic, "<b>Bold</b> <script>alert(1)</script> & more");

        await Expect(banner.Headline).ToHaveTextAsync("<b>Bold</b> <script>alert(1)</script> & more");
        await Expect(banner.Headline.Locator("*")).ToHaveCountAsync(0);
    }
}
