using LiveHub.Feed;
using LiveHub.Feed.Sqlite;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using LiveHub.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Tests.Desk;

public sealed class FirstKeyTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Key_is_shown_on_the_terminal_once()
    {
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = _folder.Path }, TimeProvider.System);
        var first = await EnsureAsync(store, chosen: null);
        var secret = first.Split(' ', '\r', '\n').Single(word => word.StartsWith("lh_", StringComparison.Ordinal));
        var head = await store.Desk.ReadHeadAsync("key/first", TestContext.Current.CancellationToken);
        Assert.Equal(KeySecret.HashOf(secret), DeskCodec.Decode<KeyAct>(head!).Hash);
        Assert.Equal("", await EnsureAsync(store, chosen: null));
    }

    [Fact]
    public async Task Chosen_key_is_taken_and_not_shown()
    {
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = _folder.Path }, TimeProvider.System);
        Assert.Equal("", await EnsureAsync(store, chosen: new string('k', 32)));
        var head = await store.Desk.ReadHeadAsync("key/first", TestContext.Current.CancellationToken);
        Assert.Equal(KeySecret.HashOf(new string('k', 32)), DeskCodec.Decode<KeyAct>(head!).Hash);
    }

    [Fact]
    public async Task Of_nodes_that_start_together_one_shows_a_key()
    {
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = _folder.Path }, TimeProvider.System);
        var shown = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => EnsureAsync(store, chosen: null))));
        Assert.Single(shown, text => text.Length > 0);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("0123456789 0123456789 0123456789 0123456789")]
    public void Key_that_could_be_guessed_is_refused_without_repeating_it(string chosen)
    {
        var result = new KeyOptionsValidator().Validate(name: null, new KeyOptions { FirstAdminKey = chosen });
        Assert.Contains("LIVEHUB_ADMIN_KEY", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(chosen, result.FailureMessage, StringComparison.Ordinal);
    }

    private static async Task<string> EnsureAsync(SqliteStore store, string? chosen)
    {
        using var terminal = new StringWriter();
        using var first = new FirstKey(
            new DeskLog(store.Desk), Options.Create(new KeyOptions { FirstAdminKey = chosen }), terminal, TimeProvider.System, NullLogger<FirstKey>.Instance);
        await first.EnsureAsync(TestContext.Current.CancellationToken);
        return terminal.ToString();
    }
}
