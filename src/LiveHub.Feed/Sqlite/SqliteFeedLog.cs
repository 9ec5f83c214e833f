namespace LiveHub.Feed.Sqlite;

/// <summary>One of the two logs of a <see cref="SqliteStore"/>.</summary>
internal sealed class SqliteFeedLog(LogName name, SqliteWriter writer, ReaderPool<ReadConnection> readers, TimeProvider time) : IFeedLog
{
    // Entries that one group's transaction removes: appends wait behind it.
    private const int TrimStep = 2000;

    private readonly LogTail _tail = name == LogName.Feed ? writer.FeedTail : writer.DeskTail;

    public ValueTask<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        AppendRules.Check(request);
        return writer.WriteAsync(session => AppendJudge.Append(session.Log(name), request, Now()), request.Drafts.Count, cancellationToken);
    }

    public ValueTask<ReadResult> ReadAfterAsync(LogPoint after, int maxEntries, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxEntries, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(readers.Read<ReadResult>(connection =>
        {
            var reads = connection.Log(name);
            var state = reads.ReadState();
            if (after.Epoch != state.Epoch || after.Offset > state.TailOffset)
                return new ReadResult.Fork(state.Bounds);
            if (after.Offset < state.FirstOffset)
                return new ReadResult.Gone(state.Bounds);
            return reads.FindLink(state, after.Offset) == after.Link
                ? new ReadResult.Entries(reads.ReadAfter(after.Offset, maxEntries))
                : new ReadResult.Fork(state.Bounds);
        }));
    }

    public ValueTask<IReadOnlyList<Entry>> ReadAtAsync(IReadOnlyCollection<long> offsets, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(readers.Read<IReadOnlyList<Entry>>(connection =>
        {
            var entries = new List<Entry>(offsets.Count);
            foreach (var offset in offsets)
            {
                if (connection.Log(name).FindEntry(offset) is { } entry)
                    entries.Add(entry);
            }
            return entries;
        }));
    }

    public ValueTask<Entry?> ReadHeadAsync(string subject, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(readers.Read(connection =>
            connection.Log(name).FindHeadOffset(subject) is { } offset && connection.Log(name).FindEntry(offset) is { IsDamaged: false } entry ? entry : null));
    }

    public ValueTask<LogBounds> GetBoundsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(readers.Read(connection => connection.Log(name).ReadState().Bounds));
    }

    public ValueTask WaitForAppendAsync(long offset, CancellationToken cancellationToken) => _tail.WaitAsync(offset, cancellationToken);

    public ValueTask<Checkpoint?> ReadCheckpointAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(readers.Read(connection =>
            connection.Log(name).ReadCheckpoint(connection.Log(name).ReadState())));
    }

    public ValueTask<bool> WriteCheckpointAsync(Checkpoint checkpoint, FeedPosition? replaces, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => session.Log(name).WriteCheckpoint(checkpoint, replaces), 1, cancellationToken);

    public async ValueTask<long> TrimAsync(long through, CancellationToken cancellationToken)
    {
        while (!await writer.WriteAsync(session => session.Log(name).Trim(through, TrimStep), 1, cancellationToken))
        {
            // Appends that wait get their turn between two steps.
        }
        return _tail.State.FirstOffset;
    }

    public ValueTask<Epoch> StartEpochAsync(Epoch current, int above, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => session.Log(name).StartEpoch(current, above), 1, cancellationToken);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
