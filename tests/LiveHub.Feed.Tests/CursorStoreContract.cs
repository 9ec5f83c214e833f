namespace LiveHub.Feed.Tests;

/// <summary>What every backend's cursors do.</summary>
public abstract class CursorStoreContract : IAsyncLifetime
{
    private ICursorStore? _cursors;

    private ICursorStore Cursors => _cursors ?? throw new InvalidOperationException("Not opened yet.");

    public async ValueTask InitializeAsync() => _cursors = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_place_is_read_as_it_was_kept()
    {
        var point = new LogPoint(new FeedPosition(new Epoch(7, 0xfedcba98), (1L << 53) - 1), new EntryLink(ulong.MaxValue - 1));
        Assert.Null(await Cursors.ReadAsync("publisher", CancellationToken.None));
        await Cursors.WriteAsync("publisher", point, CancellationToken.None);
        await Cursors.WriteAsync("push", default, CancellationToken.None);
        Assert.Equal(point, await Cursors.ReadAsync("publisher", CancellationToken.None));
    }

    [Fact]
    public async Task The_last_place_counts()
    {
        var point = new LogPoint(new FeedPosition(new Epoch(1, 2), 3), new EntryLink(4));
        await Cursors.WriteAsync("publisher", point, CancellationToken.None);
        var next = point with { Position = point.Position with { Offset = 1 } };
        await Cursors.WriteAsync("publisher", next, CancellationToken.None);
        Assert.Equal(next, await Cursors.ReadAsync("publisher", CancellationToken.None));
    }

    /// <summary>Opens a new store.</summary>
    protected abstract ValueTask<ICursorStore> OpenAsync();

    protected abstract ValueTask CloseAsync();
}
