using LiveHub.Faults.Tests.Matrix.Reading;

namespace LiveHub.Faults.Tests.Matrix.Rivals;

/// <summary>A peer from public packages: nodes are processes, readers are the rival's own client.</summary>
internal abstract class PeerRival : IRival
{
    private readonly List<PeerProcess> _nodes = [];

    public abstract string Name { get; }

    /// <summary>Peers have no idempotency keys.</summary>
    public bool MayRepeat => false;

    public IReadOnlyList<int> Ports => [.. _nodes.Select(node => node.Port)];

    public virtual async Task StartAsync(string redis, int nodes)
    {
        for (var node = 0; node < nodes; node++)
        {
            _nodes.Add(NodeOf(redis));
            await _nodes[node].StartAsync();
        }
    }

    public Task<bool> PublishAsync(int node, int number, CancellationToken cancellationToken) => _nodes[node].PublishAsync(number, cancellationToken);

    public Task KillAsync(int node) => _nodes[node].EndAsync("KILL");

    public Task StopAsync(int node) => _nodes[node].EndAsync("TERM");

    public Task StartAgainAsync(int node) => _nodes[node].StartAsync();

    public abstract Task SeatAsync(IReadOnlyList<Seat> seats, Timeline timeline);

    public abstract Task<int> ShownToSlowestAsync();

    public abstract Task<IReadOnlyList<Sheet>> UnseatAsync();

    /// <summary>They keep nothing that could be asked.</summary>
    public Task<IReadOnlySet<int>> FindLostByStoreAsync(IReadOnlyCollection<int> acknowledged) => Task.FromResult<IReadOnlySet<int>>(new HashSet<int>());

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract PeerProcess NodeOf(string redis);
}
