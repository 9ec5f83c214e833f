using LiveHub.Feed.Sqlite;
using LiveHub.Push.Sqlite;
using LiveHub.Testing;
using Microsoft.Data.Sqlite;

namespace LiveHub.Push.Tests.Sqlite;

/// <summary>A data folder with both stores open, as a server has them.</summary>
internal sealed class SqliteHouse : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private SqliteStore? _logs;
    private SqlitePushStore? _push;

    public string Folder => _folder.Path;

    public SqlitePushStore Push => _push ?? throw new InvalidOperationException("Not opened yet.");

    public static async Task<SqliteHouse> OpenAsync()
    {
        var house = new SqliteHouse();
        await house.ReopenAsync();
        return house;
    }

    public async Task ReopenAsync()
    {
        await CloseAsync();
        _logs = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = Folder }, TimeProvider.System);
        _push = SqlitePushStore.Open(Folder);
    }

    public async ValueTask CloseAsync()
    {
        if (_push is not null)
            await _push.DisposeAsync();
        if (_logs is not null)
            await _logs.DisposeAsync();
        (_push, _logs) = (null, null);
    }

    /// <summary>Runs SQL in the file of the devices, beside its store.</summary>
    public async Task RunAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "push.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }
}
