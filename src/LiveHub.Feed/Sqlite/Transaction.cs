using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>Runs writes of an import in one transaction, durable when it returns.</summary>
internal static class Transaction
{
    /// <exception cref="LogUnavailableException">The file cannot be written.</exception>
    public static ValueTask RunAsync(SqliteConnection connection, SqliteStoreOptions options, Action write)
    {
        try
        {
            SqliteConnections.Execute(connection, "BEGIN IMMEDIATE");
            write();
            SqliteConnections.Execute(connection, "COMMIT");
            return ValueTask.CompletedTask;
        }
        catch (SqliteException exception)
        {
            throw SqliteFailure.Explain(exception, options);
        }
    }
}
