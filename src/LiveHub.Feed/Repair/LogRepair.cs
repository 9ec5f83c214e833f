namespace LiveHub.Feed.Repair;

/// <summary>Gives a log back what it lost and a node still holds: after a failover to a lagging replica, an old backup, an emptied store.</summary>
/// <remarks>
/// 1. One node draws a new epoch by compare-and-set, so that cursors of the lost history are known as such; the others find it drawn.
/// 2. The last entry that both histories share is found by halving: links are equal up to it and differ after it.
/// 3. Every held entry after it is appended again, in order, if its subject is at the revision before it. Nodes that do so at the same
///    time do not double anything, and because each goes in order, whoever appends an entry has seen all before it appended.
/// 4. What the log then still lacks is reported: another entry took its revision, or the revisions before it were not held.
/// </remarks>
public static class LogRepair
{
    private const int Batch = 512;

    /// <summary>Entries that are appended again in one step when all of them fit: publishers go on meanwhile, so it must not take long.</summary>
    private const int Run = 128;

    /// <param name="tail">Where the node's own history ends.</param>
    /// <param name="held">The newest entries of that history, in offset order without holes; the last one is at <paramref name="tail"/>.</param>
    /// <exception cref="LogUnavailableException">The store cannot answer. Running it again is safe.</exception>
    public static async Task<RepairReport> RunAsync(IFeedLog log, LogPoint tail, IReadOnlyList<Entry> held, CancellationToken cancellationToken)
    {
        var found = (await log.GetBoundsAsync(cancellationToken)).Tail.Epoch;
        var epoch = found.Number > tail.Epoch.Number ? found : await log.StartEpochAsync(found, tail.Epoch.Number, cancellationToken);

        var shared = await CountSharedAsync(log, held, cancellationToken);
        var missing = held.Skip(shared).Where(entry => !entry.IsDamaged).ToList();
        var restored = 0;
        foreach (var run in missing.Chunk(Run))
            restored += await AppendAsync(log, run, cancellationToken);
        var after = shared == 0 ? (LogPoint?)null : new LogPoint(new FeedPosition(epoch, held[shared - 1].Offset), held[shared - 1].Link);
        var lost = await FindLostAsync(log, missing, after, cancellationToken);
        return new RepairReport(tail.Epoch, epoch, missing.Count - lost.Count - restored, restored, lost);
    }

    /// <summary>How many of the held entries, from the oldest on, the log has in its history.</summary>
    private static async Task<int> CountSharedAsync(IFeedLog log, IReadOnlyList<Entry> held, CancellationToken cancellationToken)
    {
        var (low, high) = (0, held.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (await log.ReadAtAsync([held[middle].Offset], cancellationToken) is [var entry] && entry.Link == held[middle].Link)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>All together if they fit, else each by itself.</summary>
    /// <returns>How many were appended.</returns>
    private static async Task<int> AppendAsync(IFeedLog log, Entry[] run, CancellationToken cancellationToken)
    {
        var drafts = run.Select(entry => new Draft(entry.Subject, entry.Revision - 1, entry.Kind, entry.Routing, entry.Body)).ToList();
        if (await log.AppendAsync(new AppendRequest(drafts), cancellationToken) is AppendResult.Appended)
            return drafts.Count;
        var appended = 0;
        foreach (var draft in drafts)
        {
            if (await log.AppendAsync(new AppendRequest([draft]), cancellationToken) is AppendResult.Appended)
                appended++;
        }
        return appended;
    }

    /// <summary>Those of <paramref name="missing"/> that the log holds neither from this node nor from another one.</summary>
    private static async Task<IReadOnlyList<Entry>> FindLostAsync(
        IFeedLog log, IReadOnlyList<Entry> missing, LogPoint? after, CancellationToken cancellationToken)
    {
        var lost = missing.ToDictionary(entry => (entry.Subject, entry.Revision));
        var cursor = after ?? (await log.GetBoundsAsync(cancellationToken)).First;
        while (lost.Count > 0 && await log.ReadAfterAsync(cursor, Batch, cancellationToken) is ReadResult.Entries { Items: { Count: > 0 } run })
        {
            foreach (var entry in run)
            {
                if (lost.TryGetValue((entry.Subject, entry.Revision), out var mine) && mine.Kind == entry.Kind && mine.Body.Span.SequenceEqual(entry.Body.Span))
                    lost.Remove((entry.Subject, entry.Revision));
            }
            cursor = new LogPoint(new FeedPosition(cursor.Epoch, run[^1].Offset), run[^1].Link);
        }
        return [.. missing.Where(entry => lost.ContainsKey((entry.Subject, entry.Revision)))];
    }
}
