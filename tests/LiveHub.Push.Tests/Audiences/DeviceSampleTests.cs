using LiveHub.Push.Audiences;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Tests.Audiences;

public sealed class DeviceSampleTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly Audience World = new(["world"], [], [], []);

    [Fact]
    public void Who_were_all_looked_at_are_counted()
    {
        var estimate = Estimate(matching: 30, others: 70, total: 100);
        Assert.Equal((30, 30, 30, true), (estimate.Devices, estimate.Low, estimate.High, estimate.IsExact));
        Assert.Equal(TimeSpan.FromSeconds(5), estimate.Age);
        Assert.Equal(30, estimate.ByPlatform[Platform.Android]);
        Assert.Equal(30, estimate.ByLanguage["ar"]);
    }

    [Fact]
    public void A_sample_says_how_sure_it_is()
    {
        var estimate = Estimate(matching: 100, others: 900, total: 1_000_000);
        Assert.Equal(100_000, estimate.Devices);
        Assert.InRange(estimate.Low, 80_000, 90_000);
        Assert.InRange(estimate.High, 112_000, 125_000);
    }

    [Fact]
    public void What_a_sample_has_none_of_may_be_there_all_the_same()
    {
        var estimate = Estimate(matching: 0, others: 1000, total: 1_000_000);
        Assert.Equal((0, 0), (estimate.Devices, estimate.Low));
        Assert.InRange(estimate.High, 3_000, 4_500);
        Assert.False(estimate.IsExact);
    }

    [Fact]
    public void An_empty_registry_is_nobody() => Assert.Equal((0, 0), (Estimate(0, 0, 0).Devices, Estimate(0, 0, 0).High));

    private static AudienceEstimate Estimate(int matching, int others, long total)
    {
        List<DeviceProfile> profiles = [.. Enumerable.Repeat(Profiles.Of(topics: "world"), matching), .. Enumerable.Repeat(Profiles.Of(topics: "sports"), others)];
        return new DeviceSample(profiles, total, At).Estimate(World, ["ar"], At + TimeSpan.FromSeconds(5));
    }
}
