using LiveHub.Push.Sending;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Push.Tests.Sending;

public sealed class PushPaceTests : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly PushPace _pace;

    public PushPaceTests() => _pace = new PushPace(1000, _time);

    [Fact]
    public async Task It_begins_at_three_tenths_and_is_full_after_ten_seconds()
    {
        var begun = new List<int>();
        for (var second = 0; second < 12; second++)
            begun.Add(await TakenInAsync(TimeSpan.FromSeconds(1)));
        Assert.InRange(begun[0], 300, 380);
        Assert.InRange(begun[5], 630, 710);
        Assert.InRange(begun[11], 990, 1010);
    }

    [Fact]
    public async Task After_a_minute_s_rest_it_begins_anew()
    {
        await WarmAsync();
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.InRange(await TakenInAsync(TimeSpan.FromSeconds(1)), 990, 1110);
        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.InRange(await TakenInAsync(TimeSpan.FromSeconds(1)), 300, 380);
    }

    [Fact]
    public async Task Too_many_halves_it_once_a_second_and_it_rises_by_a_twentieth_a_second()
    {
        await WarmAsync();
        _pace.Slow();
        _pace.Slow();
        Assert.Equal(500, _pace.Rate);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(550, _pace.Rate ?? 0, 3);
        _pace.Slow();
        Assert.Equal(275, _pace.Rate ?? 0, 3);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1000, _pace.Rate);
    }

    [Fact]
    public async Task Nodes_that_send_share_it()
    {
        await WarmAsync();
        _pace.Nodes = 3;
        Assert.InRange(await TakenInAsync(TimeSpan.FromSeconds(3)), 990, 1120);
        _pace.Nodes = 1;
        Assert.Equal(1000, _pace.Rate);
    }

    [Fact]
    public async Task What_was_not_used_is_not_saved_up()
    {
        await WarmAsync();
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.InRange(await TakenInAsync(TimeSpan.Zero), 99, 101);
    }

    [Fact]
    public async Task Who_gives_up_takes_nobody_s_turn()
    {
        await TakenInAsync(TimeSpan.Zero);
        using var cancellation = new CancellationTokenSource();
        var given = _pace.TakeAsync(cancellation.Token).AsTask();
        var kept = _pace.TakeAsync(CancellationToken.None).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        _time.Advance(TimeSpan.FromMilliseconds(20));
        await kept.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Without_a_limit_nobody_waits()
    {
        using var free = new PushPace(0, _time);
        Assert.All(Enumerable.Range(0, 100_000), _ => Assert.True(free.TakeAsync(CancellationToken.None).AsTask().IsCompletedSuccessfully));
        Assert.Null(free.Rate);
    }

    public void Dispose() => _pace.Dispose();

    private async Task WarmAsync()
    {
        await TakenInAsync(TimeSpan.FromSeconds(11));
        _time.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>How many get their turn in that time when there are always some who wait.</summary>
    private async Task<int> TakenInAsync(TimeSpan time)
    {
        using var end = new CancellationTokenSource();
        var turns = Enumerable.Range(0, 2000 + (int)(time.TotalSeconds * 1100)).Select(_ => _pace.TakeAsync(end.Token).AsTask()).ToList();
        for (var passed = TimeSpan.Zero; passed < time; passed += Tick)
            _time.Advance(Tick);
        await end.CancelAsync();
        await Task.WhenAll(turns).ContinueWith(_ => { }, TaskScheduler.Default);
        return turns.Count(turn => turn.IsCompletedSuccessfully);
    }
}
