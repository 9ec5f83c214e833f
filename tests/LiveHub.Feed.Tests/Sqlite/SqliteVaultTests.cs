using LiveHub.Feed.Sqlite;
using LiveHub.Testing;

namespace LiveHub.Feed.Tests.Sqlite;

public sealed class SqliteVaultTests : VaultContract
{
    private readonly TestFolder _folder = new();
    private SqliteStore? _store;

    protected override async ValueTask<IVault> OpenAsync(TimeProvider clock)
    {
        _store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = _folder.Path }, clock);
        return _store.Vault;
    }

    protected override async ValueTask CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        _folder.Dispose();
    }
}
