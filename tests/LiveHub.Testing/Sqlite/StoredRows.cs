using Microsoft.Data.Sqlite;

namespace LiveHub.Testing.Sqlite;

/// <summary>Spoils rows of a store that nobody has open, as a failing disk would.</summary>
public static class StoredRows
{
    /// <summary>A broken byte in the middle of what was text.</summary>
    private const string Rubbish = "X'6974656D2FFF0A31'";

    /// <summary>Makes the envelope of an entry unreadable; its subject's newest envelope, stored elsewhere, stays.</summary>
    /// <param name="log"><c>feed</c> or <c>desk</c>.</param>
    public static void SpoilEnvelope(string dataFolder, string log, long offset) =>
        Run(dataFolder, $"UPDATE {log}_entry SET envelope = {Rubbish} WHERE offset = {offset}");

    /// <summary>Puts another body of the same length in an entry's place: every part of the row can still be read.</summary>
    public static void SpoilBody(string dataFolder, string log, long offset, byte[] body) =>
        Run(dataFolder, $"UPDATE {log}_entry SET body = X'{Convert.ToHexString(body)}' WHERE offset = {offset}");

    /// <summary>Flips one bit of the link of an entry.</summary>
    public static void SpoilLink(string dataFolder, string log, long offset) =>
        Run(dataFolder, $"UPDATE {log}_entry SET link = (link | 1) - (link & 1) WHERE offset = {offset}");

    /// <summary>Makes the newest envelope of a subject unreadable; the entry it is a copy of stays.</summary>
    public static void SpoilHead(string dataFolder, string log, string subject) =>
        Run(dataFolder, $"UPDATE {log}_head SET envelope = {Rubbish} WHERE subject = '{subject}'");

    /// <summary>Forgets where a log begins and ends.</summary>
    public static void LoseState(string dataFolder, string log) => Run(dataFolder, $"DELETE FROM log WHERE name = '{log}'");

    private static void Run(string dataFolder, string sql)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataFolder, "livehub.db"), Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        using var connection = new SqliteConnection(text.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The words come from the tests beside this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        if (command.ExecuteNonQuery() != 1)
            throw new InvalidOperationException("There is no such row: " + sql);
    }
}
