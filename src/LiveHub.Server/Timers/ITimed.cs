namespace LiveHub.Server.Timers;

/// <summary>Acts of one kind that the server does by itself when their time has come.</summary>
/// <remarks>
/// Every node knows what waits from its own fold, so a restart loses nothing. Whether an act is still to be done is judged by the append that does it, by its
/// expected revision: it may be tried on several nodes, and again while <see cref="Waiting"/> still tells of it.
/// </remarks>
internal interface ITimed
{
    /// <summary>Of the metric, such as <c>release</c>.</summary>
    string Kind { get; }

    /// <summary>Completes at the next change of <see cref="Waiting"/> after it was asked for.</summary>
    Task Changed { get; }

    /// <summary>All that waits as this node knows it, in any order; nothing before the node knows.</summary>
    IEnumerable<Due> Waiting();

    /// <summary>Does what is due; called once at a time for one <see cref="Due"/>, and at the same time for different ones.</summary>
    /// <returns>False when it was done or called off already.</returns>
    /// <remarks>What it throws is logged, and it is tried again a little later.</remarks>
    ValueTask<bool> FireAsync(Due due, CancellationToken cancellationToken);
}
