using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LiveHub.Feed.Sqlite;

/// <summary>Tells why SQLite could not do what it was asked.</summary>
internal static class SqliteFailure
{
    private const int NoSpaceLeft = 28; // ENOSPC
    private const int ReadOnlyFileSystem = 30; // EROFS

    public static LogUnavailableException Explain(Exception exception, SqliteStoreOptions options)
    {
        var reason = exception is SqliteException failure ? Reason(failure, options) : LogUnavailableReason.Failed;
        var cause = reason switch
        {
            LogUnavailableReason.DiskFull => "no space is left for it",
            LogUnavailableReason.ReadOnly => "its files cannot be written",
            _ => exception.Message,
        };
        return new LogUnavailableException(reason, $"The store in '{options.DataFolder}' cannot answer: {cause}.", exception);
    }

    private static LogUnavailableReason Reason(SqliteException failure, SqliteStoreOptions options) => failure.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => LogUnavailableReason.DiskFull,
        raw.SQLITE_READONLY or raw.SQLITE_PERM => LogUnavailableReason.ReadOnly,
        raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN => Probe(options),
        _ => LogUnavailableReason.Failed,
    };

    /// <summary>SQLite says only that writing failed; a file of our own in the same folder shows why.</summary>
    /// <remarks>Not the database file: closing any handle of it would drop SQLite's locks.</remarks>
    private static LogUnavailableReason Probe(SqliteStoreOptions options)
    {
        try
        {
            using var file = new FileStream(options.ProbeFile, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            file.Write(new byte[4096]);
            file.Flush(flushToDisk: true);
            return LogUnavailableReason.Failed;
        }
        catch (UnauthorizedAccessException)
        {
            return LogUnavailableReason.ReadOnly;
        }
        catch (IOException exception)
        {
            return exception.HResult switch
            {
                NoSpaceLeft => LogUnavailableReason.DiskFull,
                ReadOnlyFileSystem => LogUnavailableReason.ReadOnly,
                _ => LogUnavailableReason.Failed,
            };
        }
    }
}
