using LiveHub.Feed;
using LiveHub.Push.Sending;
using LiveHub.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveHub.Push.Tests.Sending;

public sealed class PaceTellerTests
{
    [Fact]
    public async Task Nodes_that_send_know_how_many_they_are()
    {
        var time = new FastTime(20);
        var board = new MemoryNodeBoard(time);
        await using var first = await Node.StartAsync("a", board, time);
        await using var second = await Node.StartAsync("b", board, time);
        await using var idle = await Node.StartAsync("c", board, time);

        await Eventually.Until("two nodes share the quota", async () =>
        {
            await first.Pace.TakeAsync(CancellationToken.None);
            await second.Pace.TakeAsync(CancellationToken.None);
            return (first.Pace.Nodes, second.Pace.Nodes) == (2, 2);
        });
        Assert.Equal(1, idle.Pace.Nodes);

        await Eventually.Until("the one that goes on has all of it", async () =>
        {
            await first.Pace.TakeAsync(CancellationToken.None);
            return first.Pace.Nodes == 1;
        });
        await Eventually.Until("nobody sends and nobody says so", async () => (await board.ReadAsync(PaceTeller.Subject, CancellationToken.None)).Count == 0);
    }

    [Fact]
    public async Task A_fault_that_nobody_thought_of_is_told_and_the_pace_goes_on()
    {
        var time = new FastTime(20);
        var board = new FaultyBoard(new MemoryNodeBoard(time));
        var log = new LogSignal<PaceTeller>(LogLevel.Error);
        using var pace = new PushPace(9000, time);
        using var teller = new PaceTeller(pace, board, new PushNode("a"), time, log);
        await teller.StartAsync(CancellationToken.None);
        await Eventually.Until("the board is told after its fault", async () =>
        {
            await pace.TakeAsync(CancellationToken.None);
            return (await board.ReadAsync(PaceTeller.Subject, CancellationToken.None)).Count == 1;
        });
        await log.Written.Within("the fault in the log");
        await teller.StopAsync(CancellationToken.None);
        Assert.False(teller.ExecuteTask!.IsFaulted);
    }

    /// <summary>Fails once, in a way that nobody thought of.</summary>
    private sealed class FaultyBoard(MemoryNodeBoard board) : INodeBoard
    {
        private int _posts;

        public ValueTask PostAsync(string subject, string node, ReadOnlyMemory<byte> note, TimeSpan lifetime, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _posts) == 1 ? throw new InvalidOperationException("Not thought of.") : board.PostAsync(subject, node, note, lifetime, cancellationToken);

        public ValueTask RemoveAsync(string subject, string node, CancellationToken cancellationToken) => board.RemoveAsync(subject, node, cancellationToken);

        public ValueTask<IReadOnlyList<NodeNote>> ReadAsync(string subject, CancellationToken cancellationToken) => board.ReadAsync(subject, cancellationToken);
    }

    private sealed class Node : IAsyncDisposable
    {
        private readonly PaceTeller _teller;

        private Node(PushPace pace, PaceTeller teller) => (Pace, _teller) = (pace, teller);

        public PushPace Pace { get; }

        public static async Task<Node> StartAsync(string name, INodeBoard board, TimeProvider time)
        {
            var pace = new PushPace(9000, time);
            var node = new Node(pace, new PaceTeller(pace, board, new PushNode(name), time, NullLogger<PaceTeller>.Instance));
            await node._teller.StartAsync(CancellationToken.None);
            return node;
        }

        public async ValueTask DisposeAsync()
        {
            await _teller.StopAsync(CancellationToken.None);
            _teller.Dispose();
            Pace.Dispose();
        }
    }
}
