using LiveHub.Push.Audiences;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Tests.Audiences;

public sealed class AudienceFilterTests
{
    private static readonly string[] Texts = ["ar", "en"];
    private static readonly Audience Everybody = new([], [], [], []);

    [Fact]
    public void Without_a_limit_everybody_is_in_it() => Assert.True(Matches(Everybody, Profiles.Of()));

    [Fact]
    public void One_of_the_topics_is_enough()
    {
        var audience = Everybody with { Topics = ["science", "world"] };
        Assert.True(Matches(audience, Profiles.Of(topics: ["sports", "world"])));
        Assert.False(Matches(audience, Profiles.Of(topics: ["sports"])));
        Assert.False(Matches(audience, Profiles.Of()));
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("en-GB", true)]
    [InlineData("ar", false)]
    [InlineData("fr", false)]
    public void A_language_means_those_who_are_shown_that_text(string language, bool isIn) =>
        Assert.Equal(isIn, Matches(Everybody with { Languages = ["en"] }, Profiles.Of(language: language)));

    [Theory]
    [InlineData("RU", true)]
    [InlineData("RU-MOW", true)]
    [InlineData("RUS", false)]
    [InlineData("EG", false)]
    [InlineData(null, false)]
    public void A_country_has_its_regions_in_it(string? region, bool isIn) =>
        Assert.Equal(isIn, Matches(Everybody with { Regions = ["RU"] }, Profiles.Of() with { Region = region }));

    [Fact]
    public void A_region_is_not_its_country() => Assert.False(Matches(Everybody with { Regions = ["RU-MOW"] }, Profiles.Of() with { Region = "RU" }));

    [Fact]
    public void Only_the_platforms_that_were_chosen()
    {
        var audience = Everybody with { Platforms = [Platform.Ios, Platform.Web] };
        Assert.True(Matches(audience, Profiles.Of(platform: Platform.Web)));
        Assert.False(Matches(audience, Profiles.Of(platform: Platform.Android)));
    }

    private static bool Matches(Audience audience, DeviceProfile device) => new AudienceFilter(audience, Texts).Matches(device);
}
