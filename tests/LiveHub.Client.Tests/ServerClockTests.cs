using LiveHub.Protocol;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Client.Tests;

public sealed class ServerClockTests
{
    private readonly ServerClock _clock = new(new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(Sample.Time)));

    [Fact]
    public void Alert_that_has_just_been_dated_has_begun_although_a_beat_was_taken_late()
    {
        _clock.Set(new Beat("1-aaaaaaaa.1", Sample.Time - 3000));
        var frame = new FeedFrame { Set = "", Entries = [], Ahead = [Sample.Alert("a", 1)] };
        Assert.False(((AlertFact)frame.Ahead[0].Body!).IsActive(_clock.Now));
        _clock.HoldUp(frame);
        Assert.True(((AlertFact)frame.Ahead[0].Body!).IsActive(_clock.Now));
    }

    [Fact]
    public void Old_entries_do_not_move_the_clock()
    {
        _clock.Set(new Beat("1-aaaaaaaa.1", Sample.Time + 3000));
        _clock.HoldUp(new FeedFrame { Set = "", Entries = [Sample.Item("a", 1)] });
        Assert.Equal(Sample.Time + 3000, _clock.Now);
    }
}
