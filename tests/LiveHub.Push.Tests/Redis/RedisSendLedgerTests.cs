using LiveHub.Feed.Redis;
using LiveHub.Push.Ledgers;
using LiveHub.Push.Redis;
using LiveHub.Push.Tests.Ledgers;

namespace LiveHub.Push.Tests.Redis;

public sealed class RedisSendLedgerTests(RedisFixture redis) : SendLedgerContract, IClassFixture<RedisFixture>
{
    private readonly string _prefix = RedisFixture.NewPrefix();
    private RedisStore? _store;

    protected override async ValueTask<ISendLedger> OpenAsync()
    {
        _store = await redis.OpenAsync(_prefix);
        return new RedisPushStore(_store).Ledger;
    }

    protected override async ValueTask<ISendLedger> ReopenAsync()
    {
        await CloseAsync();
        return await OpenAsync();
    }

    protected override async ValueTask CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
