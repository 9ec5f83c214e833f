using LiveHub.Server.Ticker;

namespace LiveHub.Server.Tests.Ticker;

public sealed class DrainPaceTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(23);

    public static TheoryData<int> Audiences => [25, 26, 39, 55, 56, 100, 111, 112, 300, 999, 1000, 5000, 12_345];

    [Theory]
    [MemberData(nameof(Audiences))]
    public void No_second_brings_more_than_a_tenth_of_the_readers_back(int readers)
    {
        var pace = DrainPace.Of(readers, Longest);
        // The worst that chance can do: the first slices as late in their spread as possible, the last ones as early.
        var slicesTouched = Math.Floor((TimeSpan.FromSeconds(1) + DrainPace.Spread) / pace.Interval) + 1;
        Assert.InRange(slicesTouched * pace.Slice, 1, readers / 10.0);
        Assert.InRange(pace.LastsFor(readers).TotalSeconds, 12, 22.5);
    }

    [Theory]
    [InlineData(18_000)]
    [InlineData(22_000)]
    public void Other_nodes_are_not_sent_more_than_a_thousand_a_second(int readers)
    {
        var pace = DrainPace.Of(readers, Longest);
        Assert.InRange(pace.Slice / pace.Interval.TotalSeconds, 900, 1000);
        Assert.InRange(pace.LastsFor(readers).TotalSeconds, 17, 23);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public void However_many_there_are_it_ends_in_time(int readers) =>
        Assert.Equal(Longest.TotalSeconds, DrainPace.Of(readers, Longest).LastsFor(readers).TotalSeconds, 0.01);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(24)]
    public void A_handful_is_let_go_at_once(int readers)
    {
        var pace = DrainPace.Of(readers, Longest);
        Assert.Equal(TimeSpan.Zero, pace.LastsFor(readers));
        Assert.InRange(pace.Slice, readers, 24);
    }
}
