using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LiveHub.Feed.Sqlite;

/// <summary>Opens connections to the store's file with the settings that the rules of the log ask for.</summary>
internal static class SqliteConnections
{
    /// <summary>For the writer: WAL, and an fsync in every commit.</summary>
    public static SqliteConnection OpenWriter(SqliteStoreOptions options)
    {
        var connection = Open(options, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Execute(connection, "PRAGMA synchronous=FULL");
            // A checkpoint costs two fsyncs; every 16 MB of log is often enough, and what a start replays stays small.
            Execute(connection, "PRAGMA wal_autocheckpoint=4000");
            Execute(connection, "PRAGMA journal_size_limit=67108864");
            Execute(connection, "PRAGMA cache_size=-32768");
            if (options.MaxPageCount is { } pages)
                Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={pages}"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>For reading; it sees a snapshot per transaction and never waits for the writer.</summary>
    public static SqliteConnection OpenReader(SqliteStoreOptions options)
    {
        var connection = Open(options, SqliteOpenMode.ReadWrite);
        Execute(connection, "PRAGMA query_only=ON");
        return connection;
    }

    /// <summary>Runs one or more statements that give no rows worth reading.</summary>
    public static void Execute(SqliteConnection connection, string sql) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, sql), connection.Handle);

    /// <summary>Reads the first column of the first row.</summary>
    public static string ExecuteText(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    private static SqliteConnection Open(SqliteStoreOptions options, SqliteOpenMode mode)
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
            Execute(connection, "PRAGMA busy_timeout=5000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
