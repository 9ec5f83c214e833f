using System.Diagnostics.Metrics;
using LiveHub.Feed;
using LiveHub.Feed.Sqlite;
using LiveHub.Server.Hosting;
using LiveHub.Server.Telemetry;
using LiveHub.Server.Timers;
using LiveHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveHub.Server.Tests.Timers;

/// <summary>What is due happens at its time and once, on a real store.</summary>
public sealed class TimerLoopTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly List<TimerLoop> _loops = [];
    private SqliteStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = _folder.Path }, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        foreach (var loop in _loops)
            await loop.StopAsync(CancellationToken.None);
        await _store.DisposeAsync();
        await _meters.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_due_happens_at_its_time_and_never_before()
    {
        var alarms = await StartAsync();
        var dues = Enumerable.Range(0, 40).Select(number => new Due($"alarm/{number}", 0, Now() + 600 + (number * 25))).ToList();
        alarms.Set(dues);
        var late = (await EntriesAsync(dues.Count)).Select(entry => entry.Time - dues.Single(due => due.Subject == entry.Subject).At).Order().ToList();
        output.WriteLine($"{late.Count} timers: {late[0]} to {late[^1]} ms late, median {late[late.Count / 2]} ms");
        Assert.InRange(late[0], 0, 250);
        Assert.InRange(late[^1], 0, 250);
    }

    [Fact]
    public async Task What_became_due_while_nobody_was_there_happens_at_once()
    {
        var alarms = new Alarms(new DeskLog(_store.Desk));
        alarms.Set(new Due("alarm/old", 0, Now() - 3_600_000));
        var begun = Now();
        await StartAsync(alarms);
        Assert.InRange((await EntriesAsync(1))[0].Time - begun, 0, 1_000);
    }

    [Fact]
    public async Task Of_two_nodes_the_one_with_the_lease_fires_and_the_other_takes_over_when_it_is_gone()
    {
        // A node that holds the lease and does nothing any more.
        Assert.NotNull(await _store.Leases.TryTakeAsync("timers", "dead", TimeSpan.FromMinutes(1), default));
        var (one, two) = (await StartAsync(), await StartAsync());
        var due = new Due("alarm/a", 0, Now() + 300);
        one.Set(due);
        two.Set(due);
        var late = (await EntriesAsync(1))[0].Time - due.At;
        output.WriteLine($"Fired {late} ms late in place of a dead holder.");
        Assert.InRange(late, TimerLoop.Grace, 2_000);
        await Eventually.Until("both have seen that it is done", () => !one.Waiting().Concat(two.Waiting()).Any());
        Assert.Single(await EntriesAsync(1));
    }

    [Fact]
    public async Task The_holder_alone_tries_at_the_time_itself()
    {
        var (one, two) = (await StartAsync(), await StartAsync());
        var dues = Enumerable.Range(0, 10).Select(number => new Due($"alarm/{number}", 0, Now() + 500)).ToList();
        one.Set(dues);
        two.Set(dues);
        await EntriesAsync(dues.Count);
        Assert.Equal([0, 10], new[] { one.Tries, two.Tries }.Order());
    }

    [Fact]
    public async Task One_that_fails_is_tried_again_and_holds_up_no_other()
    {
        var (bad, good) = (new Alarms(new DeskLog(_store.Desk)) { Faults = 2 }, new Alarms(new DeskLog(_store.Desk)));
        await StartAsync(bad, good);
        var now = Now();
        bad.Set(new Due("alarm/bad", 0, now));
        good.Set(new Due("alarm/good", 0, now + 100));
        Assert.Equal(["alarm/good", "alarm/bad"], (await EntriesAsync(2)).Select(entry => entry.Subject));
        Assert.Equal(3, bad.Tries);
    }

    private async Task<Alarms> StartAsync()
    {
        var alarms = new Alarms(new DeskLog(_store.Desk));
        await StartAsync(alarms);
        return alarms;
    }

    private async Task StartAsync(params ITimed[] kinds)
    {
        var lease = new TimerLease(_store.Leases, new NodeName(), TimeProvider.System);
        var loop = new TimerLoop(kinds, lease, new LiveHubMetrics(_meters.GetRequiredService<IMeterFactory>()), TimeProvider.System, NullLogger<TimerLoop>.Instance);
        _loops.Add(loop);
        await loop.StartAsync(TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<Entry>> EntriesAsync(int count)
    {
        IReadOnlyList<Entry> entries = [];
        await Eventually.Until($"{count} were fired", async () =>
        {
            var first = (await _store.Desk.GetBoundsAsync(default)).First;
            entries = Assert.IsType<ReadResult.Entries>(await _store.Desk.ReadAfterAsync(first, 1000, default)).Items;
            return entries.Count >= count;
        });
        return entries;
    }

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
}
