using LiveHub.Faults.Tests.Matrix.Reading;

namespace LiveHub.Faults.Tests.Matrix.Rivals;

/// <summary>Several nodes of one hub behind one Redis, with readers.</summary>
internal interface IRival : IAsyncDisposable
{
    string Name { get; }

    /// <param name="redis"><c>host:port</c>.</param>
    /// <param name="nodes">How many nodes are started.</param>
    Task StartAsync(string redis, int nodes);

    /// <summary>The port of each node.</summary>
    IReadOnlyList<int> Ports { get; }

    /// <summary>Publishes a headline at a node.</summary>
    /// <returns>False when it was refused or the outcome is unknown.</returns>
    /// <exception cref="HttpRequestException">The node is not there: nothing was published.</exception>
    Task<bool> PublishAsync(int node, int number, CancellationToken cancellationToken);

    /// <summary>Whether a publish that was not acknowledged may be repeated without being doubled.</summary>
    bool MayRepeat { get; }

    Task KillAsync(int node);

    /// <summary>SIGTERM.</summary>
    Task StopAsync(int node);

    Task StartAgainAsync(int node);

    /// <summary>Seats readers and returns when all of them follow.</summary>
    Task SeatAsync(IReadOnlyList<Seat> seats, Timeline timeline);

    /// <summary>What the readers have been shown so far, for whoever waits for the end.</summary>
    Task<int> ShownToSlowestAsync();

    /// <summary>Ends the readers.</summary>
    Task<IReadOnlyList<Sheet>> UnseatAsync();

    /// <summary>Acknowledged headlines that the store itself no longer has; empty where there is no store to ask.</summary>
    Task<IReadOnlySet<int>> FindLostByStoreAsync(IReadOnlyCollection<int> acknowledged);
}
