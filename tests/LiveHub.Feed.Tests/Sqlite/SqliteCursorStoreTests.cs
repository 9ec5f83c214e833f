using LiveHub.Feed.Sqlite;
using LiveHub.Testing;

namespace LiveHub.Feed.Tests.Sqlite;

public sealed class SqliteCursorStoreTests : CursorStoreContract
{
    private readonly TestFolder _folder = new();
    private SqliteStore? _store;

    protected override async ValueTask<ICursorStore> OpenAsync()
    {
        _store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = _folder.Path }, TimeProvider.System);
        return _store.Cursors;
    }

    protected override async ValueTask CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        _folder.Dispose();
    }
}
