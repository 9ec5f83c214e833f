namespace LiveHub.Feed;

/// <summary>Leases for shared work, kept beside the logs: they pick who tries first, never who is right.</summary>
/// <remarks>
/// A holder may be stopped for longer than its lease and go on without knowing, so whatever it then does must be judged by expected
/// revisions or by the lease's term. Any thread. A store that cannot answer throws <see cref="LogUnavailableException"/>.
/// </remarks>
public interface ILeaseStore
{
    /// <summary>Takes a lease that is free or has expired, or renews one's own, in one step.</summary>
    /// <param name="name">1 to 200 characters.</param>
    /// <param name="holder">1 to 100 characters; different for every node.</param>
    /// <param name="duration">From now on, by the store's clock; more than zero.</param>
    /// <returns>Null when another holder has it.</returns>
    ValueTask<Lease?> TryTakeAsync(string name, string holder, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives a lease back before it ends.</summary>
    /// <returns>False when it had passed to another holder or another term meanwhile; that one is left alone.</returns>
    ValueTask<bool> ReleaseAsync(Lease lease, CancellationToken cancellationToken);
}
