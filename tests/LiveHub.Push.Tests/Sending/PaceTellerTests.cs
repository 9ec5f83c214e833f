using LiveHub.Feed;
using LiveHub.Push.Sending;
using LiveHub.Testing;

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

    private sealed class Node : IAsyncDisposable
    {
        private readonly PaceTeller _teller;

        private Node(PushPace pace, PaceTeller teller) => (Pace, _teller) = (pace, teller);

        public PushPace Pace { get; }

        public static async Task<Node> StartAsync(string name, INodeBoard board, TimeProvider time)
        {
            var pace = new PushPace(9000, time);
            var node = new Node(pace, new PaceTeller(pace, board, new SenderName(name), time));
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
