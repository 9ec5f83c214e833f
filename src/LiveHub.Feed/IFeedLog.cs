namespace LiveHub.Feed;

/// <summary>An append-only, totally ordered log of entries. The truth of LiveHub; everything else reads it by cursor.</summary>
/// <remarks>
/// <para>All members may be called from any thread at any time. A store that cannot answer throws <see cref="LogUnavailableException"/>;
/// nothing acknowledged is lost by that and the log recovers by itself when the store does.</para>
/// <para>Order: if one append was acknowledged before another began, its offsets are smaller. A reader that has seen offset n can read
/// every offset below n: entries become readable in order, without holes, and only after they are durable.</para>
/// <para>Damage to one stored entry stops nobody: a read gives <see cref="Entry.Damaged"/> in its place and goes on.</para>
/// </remarks>
public interface IFeedLog
{
    /// <summary>Appends all drafts or none, and answers only when they are durable.</summary>
    /// <remarks>
    /// Atomic together: the idempotency key, the expected revisions, the offsets, the times and the links. If they were not, a crash
    /// between two of them would double or lose a headline. A cancelled call may still be appended: repeat it with its key.
    /// </remarks>
    /// <exception cref="ArgumentException">A draft breaks the limits its documentation gives.</exception>
    ValueTask<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken);

    /// <summary>Reads up to <paramref name="maxEntries"/> entries after a point, checking that the log still has that point in its history.</summary>
    ValueTask<ReadResult> ReadAfterAsync(LogPoint after, int maxEntries, CancellationToken cancellationToken);

    /// <summary>Reads single entries by offset, in the order of <paramref name="offsets"/>; what retention has removed is left out.</summary>
    ValueTask<IReadOnlyList<Entry>> ReadAtAsync(IReadOnlyCollection<long> offsets, CancellationToken cancellationToken);

    /// <summary>Reads the newest entry of a subject; null when there is none, retention has removed it or it is damaged.</summary>
    ValueTask<Entry?> ReadHeadAsync(string subject, CancellationToken cancellationToken);

    /// <summary>Tells where the log begins and ends.</summary>
    ValueTask<LogBounds> GetBoundsAsync(CancellationToken cancellationToken);

    /// <summary>Completes when the log has an entry after <paramref name="offset"/>; at once if it has one already.</summary>
    /// <remarks>
    /// Also completes when the log's history has changed, and may complete for no reason now and then: the read that follows tells
    /// what there is, an entry, a fork or nothing.
    /// </remarks>
    /// <exception cref="LogUnavailableException">The store has gone away; also thrown to those who wait already.</exception>
    ValueTask WaitForAppendAsync(long offset, CancellationToken cancellationToken);

    /// <summary>Reads the newest checkpoint; null when none was written. Its point is given in the present epoch, so that reading goes on after it.</summary>
    ValueTask<Checkpoint?> ReadCheckpointAsync(CancellationToken cancellationToken);

    /// <summary>Writes a checkpoint if the stored one is still at <paramref name="replaces"/> (null: none is stored).</summary>
    /// <returns>False when another one was written meanwhile, or when its point is not in this log's history.</returns>
    ValueTask<bool> WriteCheckpointAsync(Checkpoint checkpoint, FeedPosition? replaces, CancellationToken cancellationToken);

    /// <summary>Removes entries up to <paramref name="through"/>, but never past the checkpoint. Offsets are not used again, subjects keep their revision.</summary>
    /// <returns>The offset that was really reached.</returns>
    ValueTask<long> TrimAsync(long through, CancellationToken cancellationToken);

    /// <summary>Starts a new epoch at the present tail if the present one is still <paramref name="current"/>.</summary>
    /// <param name="above">The new epoch's number is larger than this one, too: what a node remembers of a history that the store has lost.</param>
    /// <remarks>For the node that found a fork. Offsets and links go on; cursors of the old epoch are answered by a snapshot.</remarks>
    /// <returns>The epoch after the call: the new one, or the one that another node drew first.</returns>
    ValueTask<Epoch> StartEpochAsync(Epoch current, int above, CancellationToken cancellationToken);
}
