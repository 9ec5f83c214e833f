using LiveHub.Feed;
using LiveHub.Feed.Sqlite;
using LiveHub.Server.Reading;
using LiveHub.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Server.Tests.Reading;

/// <summary>A node that does not follow the store says so on its health page.</summary>
public sealed class TailLagTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(60));
    private SqliteStore? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = _folder.Path }, _clock);

    public async ValueTask DisposeAsync()
    {
        await _store!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_node_that_stays_behind_warns_until_it_has_caught_up()
    {
        var feed = new TestFeed(_store!.Feed);
        var live = new LiveFeed(new FeedState(_clock));
        var ring = new FeedRing(64, (await _store.Feed.GetBoundsAsync(Token)).Tail);
        live.Start(live.State, ring);
        var lag = new TailLag(new FeedLog(_store.Feed), live, _clock);
        var health = new FeedHealthCheck(live, new StoreHealth(), lag);

        var entry = await feed.PostAsync("a", "harbour");
        await lag.LookAsync(Token);
        Assert.Equal((1, HealthStatus.Healthy), (lag.Entries, await JudgeAsync(health)));
        await lag.LookAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(HealthStatus.Degraded, await JudgeAsync(health));

        Picture.Add(live.State, ring, entry, ring.Tail.Epoch);
        await lag.LookAsync(Token);
        Assert.Equal((0, HealthStatus.Healthy), (lag.Entries, await JudgeAsync(health)));
    }

    private static async Task<HealthStatus> JudgeAsync(FeedHealthCheck check) => (await check.CheckHealthAsync(new HealthCheckContext(), Token)).Status;
}
