using LiveHub.Testing;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Feed.Tests;

/// <summary>What every backend's leases do.</summary>
public abstract class LeaseStoreContract : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private ILeaseStore? _leases;

    /// <summary>The clock of the store under test.</summary>
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private ILeaseStore Leases => _leases ?? throw new InvalidOperationException("Not opened yet.");

    public async ValueTask InitializeAsync() => _leases = await OpenAsync(Clock);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_free_lease_is_taken_until_its_time_is_over()
    {
        Assert.Equal(new Lease("push", "a", 1, Clock.GetUtcNow() + Minute), await Take("a"));
        Assert.Null(await Take("b"));
        Clock.Advance(Minute - TimeSpan.FromMilliseconds(1));
        Assert.Null(await Take("b"));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, (await Take("b"))?.Term);
        Assert.Null(await Take("a"));
    }

    [Fact]
    public async Task A_holder_renews_its_lease_and_keeps_its_term()
    {
        await Take("a");
        Clock.Advance(Minute / 2);
        Assert.Equal(new Lease("push", "a", 1, Clock.GetUtcNow() + Minute), await Take("a"));
        Clock.Advance(Minute / 2);
        Assert.Null(await Take("b"));
    }

    [Fact]
    public async Task A_lease_that_had_ended_has_a_new_term_also_for_the_same_holder()
    {
        await Take("a");
        Clock.Advance(Minute * 2);
        Assert.Equal(2, (await Take("a"))?.Term);
    }

    [Fact]
    public async Task A_lease_given_back_is_free_and_its_terms_go_on()
    {
        var first = await Take("a");
        Assert.True(await Leases.ReleaseAsync(first!, CancellationToken.None));
        Assert.False(await Leases.ReleaseAsync(first!, CancellationToken.None));
        Assert.Equal(2, (await Take("b"))?.Term);
    }

    [Fact]
    public async Task A_lease_that_has_passed_on_cannot_be_given_back()
    {
        var first = await Take("a");
        Clock.Advance(Minute);
        var second = await Take("b");
        Assert.False(await Leases.ReleaseAsync(first!, CancellationToken.None));
        Assert.Null(await Take("a"));
        Assert.True(await Leases.ReleaseAsync(second!, CancellationToken.None));
        var third = await Take("a");
        Assert.False(await Leases.ReleaseAsync(first!, CancellationToken.None)); // Its own, of another term.
        Assert.Equal(3, third?.Term);
        Assert.Null(await Take("b"));
    }

    [Fact]
    public async Task Leases_of_other_names_are_independent()
    {
        await Take("a");
        Assert.Equal(1, (await Leases.TryTakeAsync("timers", "b", Minute, CancellationToken.None))?.Term);
    }

    [Fact]
    public async Task Of_many_who_take_a_lease_at_once_one_gets_it()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => Take($"node-{n}")))).Within("twenty tries");
        Assert.Single(taken, lease => lease is not null);
    }

    [Theory]
    [InlineData(0, 1, 60)]
    [InlineData(201, 1, 60)]
    [InlineData(1, 0, 60)]
    [InlineData(1, 101, 60)]
    [InlineData(1, 1, 0)]
    public async Task Names_and_durations_have_limits(int name, int holder, int seconds) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
            await Leases.TryTakeAsync(new string('n', name), new string('h', holder), TimeSpan.FromSeconds(seconds), CancellationToken.None));

    /// <summary>Opens a new store whose clock is <paramref name="clock"/>.</summary>
    protected abstract ValueTask<ILeaseStore> OpenAsync(TimeProvider clock);

    protected abstract ValueTask CloseAsync();

    private async Task<Lease?> Take(string holder) => await Leases.TryTakeAsync("push", holder, Minute, CancellationToken.None);
}
