using System.Runtime.CompilerServices;
using LiveHub.Feed.Copying;
using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>One log of a <see cref="SqliteExport"/>.</summary>
internal sealed class SqliteLogExport(SqliteConnection connection, LogName name, string place) : ILogExport, IDisposable
{
    // Bodies may have a MiB each.
    private const int MostEntries = 100;

    private readonly string _log = SqliteSchema.Prefix(name);
    private readonly LogReads _reads = new(connection, name);
    private readonly Statement _entries = new(connection, $"SELECT offset, time, link, envelope, body FROM {SqliteSchema.Prefix(name)}_entry WHERE offset > ?1 ORDER BY offset LIMIT {MostEntries}");

    public ValueTask<LogBounds> ReadBoundsAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_reads.ReadState().Bounds);

    public ValueTask<IReadOnlyList<StoredEntry>> ReadEntriesAsync(long after, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entries = new List<StoredEntry>(MostEntries);
        _entries.Bind(1, after);
        while (_entries.Step())
            entries.Add(new StoredEntry(_entries.Int64(0), _entries.Int64(1), new EntryLink(unchecked((ulong)_entries.Int64(2))), _entries.Blob(3).ToArray(), _entries.Blob(4).ToArray()));
        _entries.Reset();
        return ValueTask.FromResult<IReadOnlyList<StoredEntry>>(entries);
    }

    public async IAsyncEnumerable<StoredHead> ReadHeadsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var rows = new Statement(connection, $"SELECT subject, offset FROM {_log}_head");
        while (rows.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (subject, offset) = (rows.Text(0), rows.Int64(1));
            var head = _reads.FindHead(subject); // Knows what to do when the envelope is damaged here and sound in the entry.
            if (head.Routing is not { } routing)
                throw new StoreRefusedException($"The {_log} of {place} is damaged: what it keeps of the subject '{subject}' cannot be read. Restore a backup; nothing was copied.");
            yield return new StoredHead(subject, offset, head.Revision, routing);
        }
        await Task.CompletedTask;
    }

    public ValueTask<long> CountHeadsAsync(CancellationToken cancellationToken)
    {
        using var count = new Statement(connection, $"SELECT count(*) FROM {_log}_head");
        count.Step();
        return ValueTask.FromResult(count.Int64(0));
    }

    public async IAsyncEnumerable<StoredAnswer> ReadAnswersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var rows = new Statement(connection, $"SELECT scope, key, body_hash, first_offset, count, time FROM {_log}_idempotency");
        while (rows.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new StoredAnswer(new IdempotencyKey(rows.Text(0), rows.Text(1), rows.Blob(2).ToArray()), rows.Int64(3), (int)rows.Int64(4), rows.Int64(5));
        }
        await Task.CompletedTask;
    }

    public ValueTask<Checkpoint?> ReadCheckpointAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_reads.ReadCheckpoint(_reads.ReadState()));

    public void Dispose()
    {
        _reads.Dispose();
        _entries.Dispose();
    }
}
