using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Feed.Tests;

public sealed class StoreClockTests
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _machine = new(Noon);

    [Fact]
    public void Without_a_store_that_tells_its_time_it_is_the_machines()
    {
        var clock = new StoreClock(_machine);
        _machine.AdjustTime(Noon.AddHours(1));
        Assert.Equal(Noon.AddHours(1), clock.GetUtcNow());
    }

    [Fact]
    public void It_goes_on_from_what_the_store_told_half_the_way_ago()
    {
        var clock = new StoreClock(_machine);
        var asked = clock.GetTimestamp();
        _machine.Advance(TimeSpan.FromMilliseconds(40));
        clock.Correct(Noon.AddHours(-3), asked);
        Assert.Equal(Noon.AddHours(-3).AddMilliseconds(20), clock.GetUtcNow());
        _machine.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Noon.AddHours(-3).AddMilliseconds(5020), clock.GetUtcNow());
    }

    [Fact]
    public void A_machine_whose_time_of_day_jumps_changes_nothing()
    {
        var machine = new SetMachine(_machine);
        var clock = new StoreClock(machine);
        clock.Correct(Noon, clock.GetTimestamp());
        machine.Set = TimeSpan.FromHours(1);
        Assert.Equal(Noon, clock.GetUtcNow());
    }

    [Fact]
    public void A_reading_that_its_way_explains_moves_nothing_and_one_that_it_does_not_does()
    {
        var clock = new StoreClock(_machine);
        clock.Correct(Noon, clock.GetTimestamp());
        Read(TimeSpan.FromMilliseconds(100), Noon.AddMilliseconds(95));
        Assert.Equal(Noon.AddMilliseconds(100), clock.GetUtcNow());
        Read(TimeSpan.FromMilliseconds(10), Noon.AddMinutes(1));
        Assert.Equal(Noon.AddMinutes(1).AddMilliseconds(5), clock.GetUtcNow());

        void Read(TimeSpan takes, DateTimeOffset store)
        {
            var asked = clock.GetTimestamp();
            _machine.Advance(takes);
            clock.Correct(store, asked);
        }
    }

    /// <summary>Its time of day can be set while its timestamps go on.</summary>
    private sealed class SetMachine(TimeProvider inner) : TimeProvider
    {
        public TimeSpan Set { get; set; }

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Set;

        public override long GetTimestamp() => inner.GetTimestamp();

        public override long TimestampFrequency => inner.TimestampFrequency;
    }
}
