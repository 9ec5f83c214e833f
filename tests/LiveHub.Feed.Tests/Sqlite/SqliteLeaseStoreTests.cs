using LiveHub.Feed.Sqlite;
using LiveHub.Testing;

namespace LiveHub.Feed.Tests.Sqlite;

public sealed class SqliteLeaseStoreTests : LeaseStoreContract
{
    private readonly TestFolder _folder = new();
    private SqliteStore? _store;

    protected override async ValueTask<ILeaseStore> OpenAsync(TimeProvider clock)
    {
        _store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = _folder.Path }, clock);
        return _store.Leases;
    }

    protected override async ValueTask CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        _folder.Dispose();
    }
}
