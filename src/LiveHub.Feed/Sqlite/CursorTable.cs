using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>The places of named readers, on one connection.</summary>
internal sealed class CursorTable(SqliteConnection connection) : IDisposable
{
    private readonly Statement _read = new(connection, "SELECT epoch, offset, link FROM cursor WHERE reader = ?1");
    private readonly Statement _write = new(connection, "INSERT OR REPLACE INTO cursor VALUES (?1, ?2, ?3, ?4)");

    public LogPoint? Find(string reader)
    {
        try
        {
            return _read.Bind(1, reader).Step() && Epoch.TryParse(_read.Text(0), out var epoch)
                ? new LogPoint(new FeedPosition(epoch, _read.Int64(1)), new EntryLink(unchecked((ulong)_read.Int64(2))))
                : null;
        }
        finally
        {
            _read.Reset();
        }
    }

    public void Write(string reader, LogPoint point) =>
        _write.Bind(1, reader).Bind(2, point.Epoch.ToString()).Bind(3, point.Offset).Bind(4, unchecked((long)point.Link.Value)).Run();

    public void Dispose()
    {
        _read.Dispose();
        _write.Dispose();
    }
}
