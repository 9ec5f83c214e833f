using LiveHub.Push.Sending.Fcm;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Push.Tests.Sending;

public sealed class StreamLimitTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Too_many_halves_it_once_a_second_and_good_rounds_raise_it()
    {
        var limit = new StreamLimit(500, _time);
        Round(limit, 500, TimeSpan.FromMilliseconds(20));
        Throttle(limit);
        Throttle(limit);
        Assert.Equal(250, limit.Limit);
        _time.Advance(TimeSpan.FromSeconds(1));
        Throttle(limit);
        Assert.Equal(125, limit.Limit);
        Round(limit, 125, TimeSpan.FromMilliseconds(20));
        Assert.Equal(135, limit.Limit);
        for (var i = 0; i < 100; i++)
            Round(limit, limit.Limit, TimeSpan.FromMilliseconds(20));
        Assert.Equal(500, limit.Limit);
    }

    [Fact]
    public void Slow_answers_lower_it_step_by_step()
    {
        var limit = new StreamLimit(500, _time);
        Round(limit, 500, TimeSpan.FromMilliseconds(20));
        Round(limit, 500, TimeSpan.FromMilliseconds(120));
        Assert.Equal(500, limit.Limit);
        Round(limit, 500, TimeSpan.FromMilliseconds(400));
        Assert.Equal(450, limit.Limit);
    }

    [Fact]
    public async Task A_place_goes_to_who_waits_longest()
    {
        var limit = new StreamLimit(1, _time);
        await limit.EnterAsync();
        var first = limit.EnterAsync().AsTask();
        var second = limit.EnterAsync().AsTask();
        limit.Leave();
        await first.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(second.IsCompleted);
        Assert.Equal(1, limit.InUse);
        limit.Leave();
        await second.WaitAsync(TimeSpan.FromSeconds(10));
        limit.Leave();
        Assert.Equal(0, limit.InUse);
    }

    private static void Round(StreamLimit limit, int answers, TimeSpan latency)
    {
        for (var i = 0; i < answers; i++)
        {
            Assert.True(limit.EnterAsync().AsTask().IsCompletedSuccessfully);
            limit.Leave(latency, wasThrottled: false);
        }
    }

    private static void Throttle(StreamLimit limit)
    {
        Assert.True(limit.EnterAsync().AsTask().IsCompletedSuccessfully);
        limit.Leave(TimeSpan.FromMilliseconds(20), wasThrottled: true);
    }
}
