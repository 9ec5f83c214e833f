using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LiveHub.Feed.Sqlite;

/// <summary>Opens connections to the store's file with the settings that the rules of the log ask for.</summary>
internal static class SqliteConnections
{
    // Instead of an error at once, when another connection recovers the write-ahead log just then.
    private const string WaitForOthers = "PRAGMA busy_timeout=5000";

    /// <summary>For the writer: an fsync in every commit.</summary>
    public static SqliteConnection OpenWriter(SqliteStoreOptions options)
    {
        // A checkpoint of the write-ahead log costs two fsyncs; every 16 MB is seldom enough, and what a start replays stays small.
        var settings = WaitForOthers + "; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-32768";
        return Open(options, SqliteOpenMode.ReadWriteCreate, options.MaxPageCount is { } pages
            ? string.Create(CultureInfo.InvariantCulture, $"{settings}; PRAGMA max_page_count={pages}")
            : settings);
    }

    /// <summary>For reading; it sees a snapshot per transaction and never waits for the writer.</summary>
    public static SqliteConnection OpenReader(SqliteStoreOptions options) =>
        Open(options, SqliteOpenMode.ReadWrite, WaitForOthers + "; PRAGMA query_only=ON");

    /// <summary>For copying the database into another file, which <c>query_only</c> would forbid.</summary>
    public static SqliteConnection OpenBackup(SqliteStoreOptions options) => Open(options, SqliteOpenMode.ReadWrite, WaitForOthers);

    /// <summary>Runs one or more statements that give no rows worth reading.</summary>
    public static void Execute(SqliteConnection connection, string sql) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, sql), connection.Handle);

    /// <summary>Reads the first column of the first row.</summary>
    public static string ExecuteText(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    private static SqliteConnection Open(SqliteStoreOptions options, SqliteOpenMode mode, string settings)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = options.DatabaseFile, Mode = mode, Pooling = false };
        // Keeps the index of the write-ahead log in memory instead of in a mapped file. When that file's disk becomes read-only or
        // fails, a mere read may touch the mapping, and the system ends the process (SIGBUS). The price: no other process, sqlite3
        // included, can open the database meanwhile; hence SqliteStore.BackupAsync. Windows has no such choice and no such signal.
        if (!OperatingSystem.IsWindows())
            text.Vfs = "unix-excl";
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            Execute(connection, settings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
