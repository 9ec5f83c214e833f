using System.Text;
using LiveHub.Testing;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Feed.Tests;

/// <summary>What every backend's vault does.</summary>
public abstract class VaultContract : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private IVault? _vault;

    /// <summary>The clock of the store under test.</summary>
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private IVault Vault => _vault ?? throw new InvalidOperationException("Not opened yet.");

    public async ValueTask InitializeAsync() => _vault = await OpenAsync(Clock);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_item_is_read_as_it_was_written()
    {
        var bytes = Enumerable.Range(0, 256).Select(n => (byte)n).ToArray();
        Assert.Null(await ReadAsync("a"));
        var version = await WriteAsync("a", 0, bytes);
        var item = await ReadAsync("a");
        Assert.Equal(("a", version, null), (item?.Id, item?.Version, item?.Until));
        Assert.Equal(bytes, item?.Bytes.ToArray());
        await WriteAsync("empty", 0, []);
        Assert.Empty((await ReadAsync("empty"))!.Bytes.ToArray());
    }

    [Fact]
    public async Task A_write_needs_the_version_that_is_there()
    {
        var first = await WriteAsync("a", 0);
        Assert.NotNull(first);
        Assert.Null(await WriteAsync("a", 0));
        Assert.Null(await WriteAsync("a", first + 1));
        Assert.Null(await WriteAsync("other", first));
        var second = await WriteAsync("a", first);
        Assert.True(second > first);
        Assert.True(await WriteAsync("a", null) > second);
    }

    [Fact]
    public async Task A_version_never_comes_back()
    {
        var first = await WriteAsync("a", 0);
        Assert.True(await RemoveAsync("a", first));
        Assert.True(await WriteAsync("a", 0) > first);
        Assert.Null(await WriteAsync("a", first));
    }

    [Fact]
    public async Task A_removal_needs_the_version_that_is_there()
    {
        var version = await WriteAsync("a", 0);
        Assert.False(await RemoveAsync("a", version + 1));
        Assert.False(await RemoveAsync("other", null));
        Assert.True(await RemoveAsync("a", version));
        Assert.False(await RemoveAsync("a", version));
        Assert.Null(await ReadAsync("a"));
        await WriteAsync("a", 0);
        Assert.True(await RemoveAsync("a", null));
    }

    [Fact]
    public async Task An_item_whose_time_is_over_is_gone_for_everybody()
    {
        var version = await WriteAsync("a", 0, lifetime: Minute);
        Assert.Equal((Clock.GetUtcNow() + Minute).ToUnixTimeMilliseconds(), (await ReadAsync("a"))?.Until);
        Clock.Advance(Minute - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await ReadAsync("a"));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await ReadAsync("a"));
        Assert.Empty(await Vault.ReadAllAsync("links", CancellationToken.None));
        Assert.False(await RemoveAsync("a", version));
        Assert.Null(await WriteAsync("a", version));
        Assert.True(await WriteAsync("a", 0) > version);
    }

    [Fact]
    public async Task A_write_sets_the_time_anew()
    {
        var first = await WriteAsync("a", 0, lifetime: Minute);
        await WriteAsync("a", first);
        Clock.Advance(Minute * 2);
        Assert.Null((await ReadAsync("a"))?.Until);
    }

    [Fact]
    public async Task A_collection_is_read_whole_and_alone()
    {
        foreach (var id in new[] { "b", "a", "ä", "C" })
            await WriteAsync(id, 0, Encoding.UTF8.GetBytes(id));
        await Vault.WriteAsync("links2", "z", 0, default, null, CancellationToken.None);
        var items = await Vault.ReadAllAsync("links", CancellationToken.None);
        Assert.Equal(["C", "a", "b", "ä"], items.Select(item => item.Id));
        Assert.All(items, item => Assert.Equal(item.Id, Encoding.UTF8.GetString(item.Bytes.Span)));
        Assert.Empty(await Vault.ReadAllAsync("nothing", CancellationToken.None));
    }

    [Fact]
    public async Task Of_many_who_use_an_item_at_once_one_succeeds()
    {
        var version = await WriteAsync("a", 0);
        var removed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RemoveAsync("a", version)))).Within("twenty removals");
        Assert.Single(removed, done => done);
        var written = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => WriteAsync("b", 0)))).Within("twenty writes");
        Assert.Single(written, done => done is not null);
    }

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(101, 1, 1, 1)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(1, 201, 1, 1)]
    [InlineData(1, 1, (1 << 20) + 1, 1)]
    [InlineData(1, 1, 1, 0)]
    public async Task Names_sizes_and_lifetimes_have_limits(int collection, int id, int bytes, int seconds) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Vault.WriteAsync(
            new string('c', collection), new string('i', id), 0, new byte[bytes], TimeSpan.FromSeconds(seconds), CancellationToken.None));

    /// <summary>Opens a new store whose clock is <paramref name="clock"/>.</summary>
    protected abstract ValueTask<IVault> OpenAsync(TimeProvider clock);

    protected abstract ValueTask CloseAsync();

    private async Task<VaultItem?> ReadAsync(string id) => await Vault.ReadAsync("links", id, CancellationToken.None);

    private async Task<long?> WriteAsync(string id, long? version, byte[]? bytes = null, TimeSpan? lifetime = null) =>
        await Vault.WriteAsync("links", id, version, bytes ?? [1], lifetime, CancellationToken.None);

    private async Task<bool> RemoveAsync(string id, long? version) => await Vault.RemoveAsync("links", id, version, CancellationToken.None);
}
