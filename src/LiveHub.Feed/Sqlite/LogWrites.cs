using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>The writes of one log inside the writer's transaction; each sees those before it.</summary>
/// <remarks>Belongs to the writer. <see cref="State"/> runs ahead of the file until <see cref="WriteSession.Commit"/>; when that fails, the whole session is thrown away with it.</remarks>
internal sealed class LogWrites : IDisposable
{
    private readonly Statement _insertEntry;
    private readonly Statement _replaceHead;
    private readonly Statement _deleteEntries;
    private readonly Statement _writeState;
    private readonly Statement _writeCheckpoint;
    private LogState _savedState;

    public LogWrites(SqliteConnection connection, LogName name)
    {
        var log = SqliteSchema.Prefix(name);
        Reads = new LogReads(connection, name);
        Keys = new IdempotencyTable(connection, log);
        _insertEntry = new(connection, $"INSERT INTO {log}_entry VALUES (?1, ?2, ?3, ?4, ?5)");
        _replaceHead = new(connection, $"INSERT INTO {log}_head VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET offset = ?2, envelope = ?3");
        _deleteEntries = new(connection, $"DELETE FROM {log}_entry WHERE offset <= ?1");
        _writeState = new(connection, $"UPDATE log SET epoch = ?1, first_offset = ?2, first_link = ?3, tail_offset = ?4, tail_link = ?5, tail_time = ?6 WHERE name = '{log}'");
        _writeCheckpoint = new(connection, $"INSERT OR REPLACE INTO checkpoint VALUES ('{log}', ?1, ?2, ?3, ?4)");
        State = _savedState = Reads.ReadState();
    }

    public LogReads Reads { get; }

    public IdempotencyTable Keys { get; }

    public LogState State { get; private set; }

    public Entry Append(Draft draft, Head head, long now)
    {
        var offset = State.TailOffset + 1;
        var time = Math.Max(State.TailTime, now);
        var revision = head.Revision + 1;
        var envelope = EnvelopeCodec.Encode(draft.Subject, revision, draft.Kind, draft.Routing, head.Routing);
        var link = LinkChain.Next(State.TailLink, offset, time, envelope, draft.Body.Span);
        _insertEntry.Bind(1, offset).Bind(2, time).Bind(3, Stored(link)).Bind(4, envelope).Bind(5, draft.Body.Span).Run();
        _replaceHead.Bind(1, draft.Subject).Bind(2, offset).Bind(3, envelope).Run();
        State = State with { TailOffset = offset, TailLink = link, TailTime = time };
        return new Entry(offset, draft.Subject, revision, draft.Kind, draft.Routing, head.Routing, time, link, draft.Body);
    }

    public bool WriteCheckpoint(Checkpoint checkpoint, FeedPosition? replaces)
    {
        var stored = Reads.FindCheckpointOffset() is { } offset ? new FeedPosition(State.Epoch, offset) : (FeedPosition?)null;
        var point = checkpoint.Point;
        if (stored != replaces || point.Epoch != State.Epoch || Reads.FindLink(State, point.Offset) != point.Link)
            return false;
        _writeCheckpoint.Bind(1, checkpoint.Format).Bind(2, point.Offset).Bind(3, Stored(point.Link)).Bind(4, checkpoint.Fold.Span).Run();
        return true;
    }

    /// <summary>Removes up to <paramref name="limit"/> of the oldest entries, none after <paramref name="through"/> or the checkpoint.</summary>
    /// <returns>True when nothing is left to remove.</returns>
    public bool Trim(long through, int limit)
    {
        var end = Math.Min(through, Reads.FindCheckpointOffset() ?? 0);
        if (end <= State.FirstOffset)
            return true;
        var step = Math.Min(end, State.FirstOffset + limit);
        var link = Reads.FindLink(State, step) ?? throw new FormatException($"The entry at offset {step} is missing.");
        _deleteEntries.Bind(1, step).Run();
        State = State with { FirstOffset = step, FirstLink = link };
        return step == end;
    }

    public Epoch StartEpoch(Epoch current, int above)
    {
        if (State.Epoch == current)
            State = State with { Epoch = Epoch.Draw(Math.Max(current.Number, above) + 1) };
        return State.Epoch;
    }

    /// <summary>Writes the state into the transaction when it changed.</summary>
    public void SaveState()
    {
        if (ReferenceEquals(State, _savedState))
            return;
        _writeState.Bind(1, State.Epoch.ToString()).Bind(2, State.FirstOffset).Bind(3, Stored(State.FirstLink))
            .Bind(4, State.TailOffset).Bind(5, Stored(State.TailLink)).Bind(6, State.TailTime).Run();
        _savedState = State;
    }

    public void Dispose()
    {
        Reads.Dispose();
        Keys.Dispose();
        _insertEntry.Dispose();
        _replaceHead.Dispose();
        _deleteEntries.Dispose();
        _writeState.Dispose();
        _writeCheckpoint.Dispose();
    }

    private static long Stored(EntryLink link) => unchecked((long)link.Value);
}
