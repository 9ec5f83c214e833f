using LiveHub.Feed.Copying;
using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>One log of a <see cref="SqliteImport"/>.</summary>
internal sealed class SqliteLogImport(SqliteConnection connection, LogName name, SqliteStoreOptions options) : ILogImport, IDisposable
{
    // Stands in an envelope whose entry retention has removed: nobody asks for its kind.
    private const string Removed = "removed";

    private readonly IdempotencyTable _keys = new(connection, SqliteSchema.Prefix(name));
    private readonly Statement _entry = new(connection, $"INSERT INTO {SqliteSchema.Prefix(name)}_entry VALUES (?1, ?2, ?3, ?4, ?5)");
    private readonly Statement _kept = new(connection, $"INSERT OR REPLACE INTO {SqliteSchema.Prefix(name)}_head SELECT ?1, offset, envelope FROM {SqliteSchema.Prefix(name)}_entry WHERE offset = ?2");
    private readonly Statement _removed = new(connection, $"INSERT OR REPLACE INTO {SqliteSchema.Prefix(name)}_head VALUES (?1, ?2, ?3)");
    private readonly Statement _checkpoint = new(connection, $"INSERT OR REPLACE INTO checkpoint VALUES ('{SqliteSchema.Prefix(name)}', ?1, ?2, ?3, ?4)");
    private readonly Statement _bounds = new(connection, $"UPDATE log SET epoch = ?1, first_offset = ?2, first_link = ?3, tail_offset = ?4, tail_link = ?5, tail_time = ?6 WHERE name = '{SqliteSchema.Prefix(name)}'");

    public ValueTask WriteEntriesAsync(IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken) => Transaction.RunAsync(connection, options, () =>
    {
        foreach (var entry in entries)
            _entry.Bind(1, entry.Offset).Bind(2, entry.Time).Bind(3, Stored(entry.Link)).Bind(4, entry.Envelope.Span).Bind(5, entry.Body.Span).Run();
    });

    public ValueTask WriteHeadsAsync(IReadOnlyList<StoredHead> heads, CancellationToken cancellationToken) => Transaction.RunAsync(connection, options, () =>
    {
        foreach (var head in heads)
        {
            if (_kept.Bind(1, head.Subject).Bind(2, head.Offset).Run() == 0)
                _removed.Bind(1, head.Subject).Bind(2, head.Offset).Bind(3, EnvelopeCodec.Encode(head.Subject, head.Revision, Removed, head.Routing, was: null)).Run();
        }
    });

    public ValueTask<long> CountHeadsAsync(CancellationToken cancellationToken)
    {
        using var count = new Statement(connection, $"SELECT count(*) FROM {SqliteSchema.Prefix(name)}_head");
        count.Step();
        return ValueTask.FromResult(count.Int64(0));
    }

    public ValueTask WriteAnswersAsync(IReadOnlyList<StoredAnswer> answers, CancellationToken cancellationToken) => Transaction.RunAsync(connection, options, () =>
    {
        // Oldest first, as the table wants it: its row ids grow with time.
        foreach (var answer in answers)
            _keys.Write(answer.Key, answer.FirstOffset, answer.Count, answer.Time);
    });

    public ValueTask WriteCheckpointAsync(Checkpoint checkpoint, CancellationToken cancellationToken) => Transaction.RunAsync(connection, options, () =>
        _checkpoint.Bind(1, checkpoint.Format).Bind(2, checkpoint.Point.Offset).Bind(3, Stored(checkpoint.Point.Link)).Bind(4, checkpoint.Fold.Span).Run());

    /// <summary>Inside a transaction.</summary>
    public void WriteBounds(LogBounds bounds) => _bounds
        .Bind(1, bounds.Tail.Epoch.ToString()).Bind(2, bounds.First.Offset).Bind(3, Stored(bounds.First.Link))
        .Bind(4, bounds.Tail.Offset).Bind(5, Stored(bounds.Tail.Link)).Bind(6, bounds.Time).Run();

    public void Dispose()
    {
        _keys.Dispose();
        _entry.Dispose();
        _kept.Dispose();
        _removed.Dispose();
        _checkpoint.Dispose();
        _bounds.Dispose();
    }

    private static long Stored(EntryLink link) => unchecked((long)link.Value);
}
