using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>The prepared reads of one log on one connection.</summary>
internal sealed class LogReads : IDisposable
{
    private readonly Statement _state;
    private readonly Statement _link;
    private readonly Statement _range;
    private readonly Statement _head;
    private readonly Statement _checkpoint;

    public LogReads(SqliteConnection connection, LogName name)
    {
        var log = SqliteSchema.Prefix(name);
        _state = new(connection, $"SELECT epoch, first_offset, first_link, tail_offset, tail_link, tail_time FROM log WHERE name = '{log}'");
        _link = new(connection, $"SELECT link FROM {log}_entry WHERE offset = ?1");
        _range = new(connection, $"SELECT offset, time, link, envelope, body FROM {log}_entry WHERE offset > ?1 ORDER BY offset LIMIT ?2");
        _head = new(connection, $"SELECT offset, envelope FROM {log}_head WHERE subject = ?1");
        _checkpoint = new(connection, $"SELECT format, offset, link, fold FROM checkpoint WHERE log = '{log}'");
    }

    public LogState ReadState()
    {
        try
        {
            if (!_state.Step() || !Epoch.TryParse(_state.Text(0), out var epoch))
                throw new FormatException("The row of the log is missing or damaged.");
            return new LogState(epoch, _state.Int64(1), Link(_state.Int64(2)), _state.Int64(3), Link(_state.Int64(4)), _state.Int64(5));
        }
        finally
        {
            _state.Reset();
        }
    }

    /// <summary>The link at an offset of the log's history; null when the log does not reach there or retention removed it.</summary>
    public EntryLink? FindLink(LogState state, long offset)
    {
        if (offset == state.FirstOffset)
            return state.FirstLink;
        if (offset == state.TailOffset)
            return state.TailLink;
        try
        {
            return _link.Bind(1, offset).Step() ? Link(_link.Int64(0)) : null;
        }
        finally
        {
            _link.Reset();
        }
    }

    public List<Entry> ReadAfter(long offset, int maxEntries)
    {
        var entries = new List<Entry>();
        LinkCheck? check = null;
        try
        {
            _range.Bind(1, offset).Bind(2, maxEntries);
            while (_range.Step())
            {
                // Where retention has removed some, the first is further on.
                check ??= new LinkCheck(FindLinkBefore(_range.Int64(0) - 1));
                entries.Add(check.Read(_range.Int64(0), _range.Int64(1), Link(_range.Int64(2)), _range.Blob(3), _range.Blob(4).ToArray()));
            }
            return entries;
        }
        finally
        {
            _range.Reset();
        }
    }

    /// <summary>The entry at an offset; null when there is none.</summary>
    public Entry? FindEntry(long offset)
    {
        if (ReadAfter(offset - 1, 1) is not [var entry] || entry.Offset != offset)
            return null;
        // The link before it may be what is broken: then the chain through the entry before tells.
        return entry.IsDamaged && offset > 1 && ReadAfter(offset - 2, 2) is [_, var second] && second.Offset == offset ? second : entry;
    }

    public Head FindHead(string subject)
    {
        try
        {
            if (!_head.Bind(1, subject).Step())
                return Head.None;
            var (_, revision, _, routing, _) = EnvelopeCodec.Decode(_head.Blob(1));
            return new Head(revision, routing);
        }
        catch (FormatException)
        {
            // The entry itself holds the same envelope. One subject's damage must not fail the appends that share the transaction.
            return FindEntry(_head.Int64(0)) is { IsDamaged: false } entry ? new Head(entry.Revision, entry.Routing) : Head.Unreadable;
        }
        finally
        {
            _head.Reset();
        }
    }

    /// <summary>The offset of a subject's newest entry; null for a subject that does not exist.</summary>
    public long? FindHeadOffset(string subject)
    {
        try
        {
            return _head.Bind(1, subject).Step() ? _head.Int64(0) : null;
        }
        finally
        {
            _head.Reset();
        }
    }

    /// <summary>The checkpoint, its point in the present epoch: offsets and links go on from one epoch to the next.</summary>
    public Checkpoint? ReadCheckpoint(LogState state)
    {
        try
        {
            return _checkpoint.Step()
                ? new Checkpoint((int)_checkpoint.Int64(0), state.At(_checkpoint.Int64(1), Link(_checkpoint.Int64(2))), _checkpoint.Blob(3).ToArray())
                : null;
        }
        finally
        {
            _checkpoint.Reset();
        }
    }

    /// <summary>The offset of the checkpoint; null when none was written.</summary>
    public long? FindCheckpointOffset()
    {
        try
        {
            return _checkpoint.Step() ? _checkpoint.Int64(1) : null;
        }
        finally
        {
            _checkpoint.Reset();
        }
    }

    public void Dispose()
    {
        _state.Dispose();
        _link.Dispose();
        _range.Dispose();
        _head.Dispose();
        _checkpoint.Dispose();
    }

    private EntryLink? FindLinkBefore(long offset)
    {
        if (offset <= 0)
            return EntryLink.Genesis;
        try
        {
            if (_link.Bind(1, offset).Step())
                return Link(_link.Int64(0));
        }
        finally
        {
            _link.Reset();
        }
        return ReadState() is { } state && state.FirstOffset == offset ? state.FirstLink : null;
    }

    private static EntryLink Link(long stored) => new(unchecked((ulong)stored));
}
