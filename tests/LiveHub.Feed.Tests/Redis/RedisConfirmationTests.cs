using LiveHub.Feed.Redis;
using LiveHub.Testing.Redis;

namespace LiveHub.Feed.Tests.Redis;

public sealed class RedisConfirmationTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private RedisServer _primary = null!;
    private RedisServer _replica = null!;
    private RedisStore _patient = null!;
    private RedisStore _hasty = null!;

    public async ValueTask InitializeAsync()
    {
        _primary = await RedisServer.StartAsync();
        _replica = await RedisServer.StartAsync(new RedisServerOptions { ReplicaOf = _primary });
        await _primary.HasReplicaInStepAsync();
        // For words that come, however slow the machine; and for those that do not come.
        _patient = await OpenAsync(TimeSpan.FromSeconds(30));
        _hasty = await OpenAsync(TimeSpan.FromSeconds(0.5));
    }

    public async ValueTask DisposeAsync()
    {
        await _patient.DisposeAsync();
        await _hasty.DisposeAsync();
        await _replica.DisposeAsync();
        await _primary.DisposeAsync();
    }

    [Fact]
    public async Task A_confirmed_append_says_that_a_replica_has_it()
    {
        Assert.Equal(Durability.Replicated, (await AppendAsync(_patient, "item/1", confirmed: true)).Durability);
        Assert.Equal(Durability.Fsync, (await AppendAsync(_patient, "item/2", confirmed: false)).Durability);
        Assert.Contains("item/1", await _replica.CommandAsync("HKEYS", "{livehub}:feed:heads"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_replicas_word_it_throws_and_the_same_key_gets_the_position_later()
    {
        _replica.Freeze();
        var unconfirmed = await Assert.ThrowsAsync<LogUnavailableException>(() => AppendAsync(_hasty, "item/1", confirmed: true));
        Assert.Equal(LogUnavailableReason.Unconfirmed, unconfirmed.Reason);
        // A repetition writes no entry, and yet is not confirmed by what a replica had before.
        unconfirmed = await Assert.ThrowsAsync<LogUnavailableException>(() => AppendAsync(_hasty, "item/1", confirmed: true));
        Assert.Equal(LogUnavailableReason.Unconfirmed, unconfirmed.Reason);
        Assert.Equal(1, (await AppendAsync(_patient, "item/1", confirmed: false)).Entries[0].Offset);

        _replica.Thaw();
        var confirmed = await AppendAsync(_patient, "item/1", confirmed: true);
        Assert.Equal((1, true, Durability.Replicated), (confirmed.Entries[0].Offset, confirmed.IsReplay, confirmed.Durability));
        Assert.Equal(1, (await _patient.Feed.GetBoundsAsync(None)).Tail.Offset);
    }

    [Fact]
    public async Task A_conflict_waits_for_nobody()
    {
        await AppendAsync(_patient, "item/1", confirmed: true);
        _replica.Freeze();
        var request = new AppendRequest([new Draft("item/1", 0, "item.posted", Routing.Everyone, default)], Confirmed: true);
        Assert.IsType<AppendResult.Conflict>(await _hasty.Feed.AppendAsync(request, None));
        _replica.Thaw();
    }

    [Fact]
    public async Task Scripts_that_Redis_has_forgotten_are_confirmed_all_the_same()
    {
        await AppendAsync(_patient, "item/1", confirmed: true);
        await _primary.CommandAsync("SCRIPT", "FLUSH");
        _replica.Freeze();
        await Assert.ThrowsAsync<LogUnavailableException>(() => AppendAsync(_hasty, "item/2", confirmed: true));
        _replica.Thaw();
    }

    private async Task<RedisStore> OpenAsync(TimeSpan confirmTimeout)
    {
        var options = new RedisStoreOptions
        {
            Configuration = _primary.Configuration,
            AnswerTimeout = TimeSpan.FromSeconds(20),
            ConfirmReplicas = 1,
            ConfirmTimeout = confirmTimeout,
        };
        return await RedisStore.OpenAsync(options, new StoreClock(TimeProvider.System));
    }

    private static async Task<AppendResult.Appended> AppendAsync(RedisStore store, string subject, bool confirmed)
    {
        var key = new IdempotencyKey("desk", subject, new byte[] { 1 });
        return Assert.IsType<AppendResult.Appended>(
            await store.Feed.AppendAsync(new AppendRequest([new Draft(subject, 0, "item.posted", Routing.Everyone, default)], key, confirmed), None));
    }
}
