using LiveHub.Protocol;

namespace LiveHub.Client.Tests;

public sealed class ReconnectScheduleTests
{
    private static readonly ReconnectSchedule Slowest = new(() => 0.999999);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(1_000_000, 30)]
    public void Ceiling_doubles_up_to_half_a_minute(int attempt, int seconds) =>
        Assert.InRange(Slowest.After(attempt).TotalSeconds, seconds * 0.99, seconds);

    [Fact]
    public void Plan_is_after_plus_a_part_of_spread() =>
        Assert.Equal(TimeSpan.FromMilliseconds(1500), new ReconnectSchedule(() => 0.5).After(new ReconnectPlan(1000, 1000)));
}
