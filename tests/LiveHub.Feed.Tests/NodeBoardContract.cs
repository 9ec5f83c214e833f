using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Feed.Tests;

/// <summary>What every backend's board does.</summary>
public abstract class NodeBoardContract : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private INodeBoard? _board;

    /// <summary>The clock of the store under test.</summary>
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private INodeBoard Board => _board ?? throw new InvalidOperationException("Not opened yet.");

    public async ValueTask InitializeAsync() => _board = await OpenAsync(Clock);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Notes_are_read_by_subject_and_sorted_by_node()
    {
        await Post("b", "2\n\0");
        await Post("a", "");
        await Board.PostAsync("presence", "a", "other"u8.ToArray(), Minute, CancellationToken.None);
        Assert.Equal([("a", ""), ("b", "2\n\0")], await Read());
        Assert.Empty(await Board.ReadAsync("nobody's", CancellationToken.None));
    }

    [Fact]
    public async Task A_note_replaces_the_one_its_node_had_there()
    {
        await Post("a", "1");
        await Post("a", "2");
        Assert.Equal([("a", "2")], await Read());
    }

    [Fact]
    public async Task A_note_stands_as_long_as_it_was_given()
    {
        await Post("a", "1");
        await Post("b", "2", Minute * 3);
        Clock.Advance(Minute - TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, (await Read()).Count);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([("b", "2")], await Read());
        await Post("b", "3", Minute);
        Clock.Advance(Minute);
        Assert.Empty(await Read());
    }

    [Fact]
    public async Task A_note_is_taken_down()
    {
        await Post("a", "1");
        await Post("b", "2");
        await Board.RemoveAsync("audience", "a", CancellationToken.None);
        await Board.RemoveAsync("audience", "c", CancellationToken.None);
        Assert.Equal([("b", "2")], await Read());
    }

    [Fact]
    public async Task A_note_needs_a_lifetime() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Post("a", "1", TimeSpan.Zero));

    /// <summary>Opens a new, empty board whose clock is <paramref name="clock"/>.</summary>
    protected abstract ValueTask<INodeBoard> OpenAsync(TimeProvider clock);

    protected abstract ValueTask CloseAsync();

    private async Task Post(string node, string note, TimeSpan? lifetime = null) =>
        await Board.PostAsync("audience", node, Encoding.UTF8.GetBytes(note), lifetime ?? Minute, CancellationToken.None);

    private async Task<IReadOnlyList<(string Node, string Note)>> Read() =>
        [.. (await Board.ReadAsync("audience", CancellationToken.None)).Select(note => (note.Node, Encoding.UTF8.GetString(note.Note.Span)))];
}
