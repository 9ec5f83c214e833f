using LiveHub.Push.Ledgers;
using LiveHub.Push.Tests.Ledgers;

namespace LiveHub.Push.Tests.Sqlite;

public sealed class SqliteSendLedgerTests : SendLedgerContract
{
    private SqliteHouse? _house;

    protected override async ValueTask<ISendLedger> OpenAsync()
    {
        _house = await SqliteHouse.OpenAsync();
        return _house.Push.Ledger;
    }

    protected override async ValueTask<ISendLedger> ReopenAsync()
    {
        await _house!.ReopenAsync();
        return _house.Push.Ledger;
    }

    protected override async ValueTask CloseAsync()
    {
        if (_house is not null)
            await _house.DisposeAsync();
    }
}
