namespace LiveHub.Feed.Sqlite;

/// <summary>Where an embedded store keeps its files, and its limits.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The folder of <c>livehub.db</c>; made when it is absent. A local disk: network file systems lose SQLite's locks.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Drafts that one transaction takes at most. Larger groups save no further fsync worth having and make the first waiter wait.</summary>
    public int GroupLimit { get; init; } = 1024;

    /// <summary>Calls that wait for the writer before further ones are held back.</summary>
    public int QueueLimit { get; init; } = 8192;

    /// <summary>Pages of 4 KiB that the database may have; null for no limit of ours. Read whenever the writer (re)opens its connection.</summary>
    public long? MaxPageCount { get; set; }

    /// <summary>Of the database, without its ending: what must not wait for the logs lies in a file of its own, with a writer of its own.</summary>
    internal string FileName { get; init; } = "livehub";

    internal string DatabaseFile => Path.Combine(DataFolder, FileName + ".db");

    internal string LockFile => Path.Combine(DataFolder, "livehub.lock");

    internal string ProbeFile => Path.Combine(DataFolder, FileName + ".probe");
}
