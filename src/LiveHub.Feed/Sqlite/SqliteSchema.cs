using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LiveHub.Feed.Sqlite;

/// <summary>The tables of the store, and how a file of an older version becomes one of this version.</summary>
/// <remarks>The version is in <c>PRAGMA user_version</c>. Migrations are only ever added at the end; each runs once, all in one transaction.</remarks>
internal static class SqliteSchema
{
    // A lease stays when it has ended, so that its term grows; until is in milliseconds since 1970.
    private const string Leases = """
        CREATE TABLE lease (name TEXT PRIMARY KEY, holder TEXT, term INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
        """;

    // The last version that was given out lies apart, so that a version never comes back with another item.
    private const string Vault = """
        CREATE TABLE vault (
          collection TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, until INTEGER NOT NULL, bytes BLOB NOT NULL,
          PRIMARY KEY (collection, id)) WITHOUT ROWID;
        CREATE TABLE vault_version (last INTEGER NOT NULL);
        INSERT INTO vault_version VALUES (0);
        """;

    /// <summary>The migration at index n makes version n + 1.</summary>
    public static readonly IReadOnlyList<string> Migrations = [First(), Leases, Vault];

    /// <param name="migrations">Of this store or of another one that lies in a file of its own: each makes the next version.</param>
    /// <exception cref="StoreRefusedException">A newer version of the program made the file, or it cannot use WAL.</exception>
    public static void Prepare(SqliteConnection connection, string file, IReadOnlyList<string> migrations)
    {
        var mode = SqliteConnections.ExecuteText(connection, "PRAGMA journal_mode=WAL");
        if (mode != "wal")
            throw new StoreRefusedException($"The file '{file}' cannot use a write-ahead log (mode '{mode}'). Put the data folder on a local disk.");
        Migrate(connection, file, migrations);
    }

    internal static void Migrate(SqliteConnection connection, string file, IReadOnlyList<string> migrations)
    {
        var version = int.Parse(SqliteConnections.ExecuteText(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version > migrations.Count)
        {
            throw new StoreRefusedException(
                $"The store '{file}' has schema version {version}, this program knows up to {migrations.Count}. "
                + "Start the newer program that wrote it, or restore a backup made by this one.");
        }
        if (version == migrations.Count)
            return;
        SqliteConnections.Execute(connection, "BEGIN IMMEDIATE");
        foreach (var migration in migrations.Skip(version))
            SqliteConnections.Execute(connection, migration);
        SqliteConnections.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={migrations.Count}; COMMIT"));
    }

    private static string First() => """
        CREATE TABLE log (
          name TEXT PRIMARY KEY, epoch TEXT NOT NULL,
          first_offset INTEGER NOT NULL, first_link INTEGER NOT NULL,
          tail_offset INTEGER NOT NULL, tail_link INTEGER NOT NULL, tail_time INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE checkpoint (log TEXT PRIMARY KEY, format INTEGER NOT NULL, offset INTEGER NOT NULL, link INTEGER NOT NULL, fold BLOB NOT NULL);
        CREATE TABLE cursor (reader TEXT PRIMARY KEY, epoch TEXT NOT NULL, offset INTEGER NOT NULL, link INTEGER NOT NULL) WITHOUT ROWID;
        """ + Tables(LogName.Feed) + Tables(LogName.Desk);

    private static string Tables(LogName name)
    {
        var log = Prefix(name);
        return $"""

            INSERT INTO log VALUES ('{log}', '{Epoch.Draw(1)}', 0, 0, 0, 0, 0);
            CREATE TABLE {log}_entry (
              offset INTEGER PRIMARY KEY, time INTEGER NOT NULL, link INTEGER NOT NULL, envelope BLOB NOT NULL, body BLOB NOT NULL);
            -- The newest envelope of every subject; retention does not touch it, so subjects keep their revision and their routing.
            CREATE TABLE {log}_head (subject TEXT PRIMARY KEY, offset INTEGER NOT NULL, envelope BLOB NOT NULL) WITHOUT ROWID;
            -- Row ids grow with time, so the oldest keys are found without an index on time.
            CREATE TABLE {log}_idempotency (
              id INTEGER PRIMARY KEY, scope TEXT NOT NULL, key TEXT NOT NULL, body_hash BLOB NOT NULL,
              first_offset INTEGER NOT NULL, count INTEGER NOT NULL, time INTEGER NOT NULL, UNIQUE (scope, key));
            """;
    }

    /// <summary>What the names of a log's tables begin with, and its name in the tables that both share.</summary>
    internal static string Prefix(LogName name) => name == LogName.Feed ? "feed" : "desk";
}
