namespace LiveHub.Feed.Redis;

/// <summary>One of the two logs of a <see cref="RedisStore"/>.</summary>
internal sealed class RedisFeedLog(RedisLogReads reads, RedisLogWrites writes, RedisTail tail, RedisWatch watch) : IFeedLog
{
    public async ValueTask<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        AppendRules.Check(request);
        var result = await writes.AppendAsync(request, cancellationToken);
        if (result is AppendResult.Appended { Entries: [.., var last] })
            tail.Appended(last.Offset);
        return result;
    }

    public async ValueTask<ReadResult> ReadAfterAsync(LogPoint after, int maxEntries, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxEntries, 1);
        cancellationToken.ThrowIfCancellationRequested();
        if (tail.TryRead(after, maxEntries) is { } recent)
            return new ReadResult.Entries(recent);

        var entries = new List<Entry>();
        while (true)
        {
            var answer = await reads.ReadAsync(after, maxEntries - entries.Count, cancellationToken);
            switch (answer.Verdict)
            {
                case PointVerdict.Fork:
                    return new ReadResult.Fork(answer.Bounds);
                case PointVerdict.Gone:
                    return new ReadResult.Gone(answer.Bounds);
            }
            entries.AddRange(answer.Entries);
            // An answer holds only so many bytes, and the next one is asked after a point that is proved again.
            if (entries.Count == maxEntries || entries is [] || entries[^1].Offset >= answer.Bounds.Tail.Offset)
                return new ReadResult.Entries(entries);
            after = new LogPoint(new FeedPosition(after.Epoch, entries[^1].Offset), entries[^1].Link);
        }
    }

    public async ValueTask<IReadOnlyList<Entry>> ReadAtAsync(IReadOnlyCollection<long> offsets, CancellationToken cancellationToken) =>
        await reads.FindAsync(offsets, cancellationToken);

    public async ValueTask<Entry?> ReadHeadAsync(string subject, CancellationToken cancellationToken) =>
        await reads.FindHeadAsync(subject, cancellationToken);

    public async ValueTask<LogBounds> GetBoundsAsync(CancellationToken cancellationToken) =>
        (await reads.ReadAsync(null, 0, cancellationToken)).Bounds;

    public ValueTask WaitForAppendAsync(long offset, CancellationToken cancellationToken) => tail.WaitAsync(offset, cancellationToken);

    public async ValueTask<Checkpoint?> ReadCheckpointAsync(CancellationToken cancellationToken) => await reads.ReadCheckpointAsync(cancellationToken);

    public async ValueTask<bool> WriteCheckpointAsync(Checkpoint checkpoint, FeedPosition? replaces, CancellationToken cancellationToken) =>
        await writes.WriteCheckpointAsync(checkpoint, replaces, cancellationToken);

    public async ValueTask<long> TrimAsync(long through, CancellationToken cancellationToken)
    {
        var first = await writes.TrimAsync(through, cancellationToken);
        tail.Forget(first);
        return first;
    }

    public async ValueTask<Epoch> StartEpochAsync(Epoch current, int above, CancellationToken cancellationToken)
    {
        // Before the call: its bell may come after its answer, and nothing may be read in the old epoch meanwhile.
        tail.Doubt();
        try
        {
            return await writes.StartEpochAsync(current, above, cancellationToken);
        }
        finally
        {
            watch.LookAgain();
        }
    }
}
