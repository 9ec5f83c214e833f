namespace LiveHub.Push.Sqlite;

/// <summary>The tables of <c>push.db</c>; migrated as those of the logs are.</summary>
internal static class PushSchema
{
    /// <summary>Times are in milliseconds since 1970.</summary>
    private const string Devices = """
        CREATE TABLE registry (id INTEGER PRIMARY KEY CHECK (id = 1), next INTEGER NOT NULL, count INTEGER NOT NULL);
        INSERT INTO registry VALUES (1, 0, 0);
        CREATE TABLE device (
          ordinal INTEGER PRIMARY KEY, key INTEGER NOT NULL, id TEXT NOT NULL, secret BLOB NOT NULL, platform INTEGER NOT NULL,
          is_test INTEGER NOT NULL, is_quarantined INTEGER NOT NULL, registered INTEGER NOT NULL, seen INTEGER NOT NULL, profile BLOB NOT NULL);
        -- A part of the id's hash: half the size of the ids themselves, which matters as they come in no order and touch all of the index.
        CREATE INDEX device_key ON device (key);
        CREATE INDEX device_test ON device (id) WHERE is_test = 1;
        """;

    /// <summary>Marks are 512 bytes a shard; <c>term</c> is the highest that has written, and <c>wake</c> is its (-1: none).</summary>
    private const string Ledgers = """
        CREATE TABLE ledger_shard (
          send TEXT NOT NULL, shard INTEGER NOT NULL, state INTEGER NOT NULL, term INTEGER NOT NULL, wake INTEGER NOT NULL,
          reached BLOB NOT NULL, settled BLOB NOT NULL, UNIQUE (send, shard));
        CREATE TABLE ledger_term (
          send TEXT NOT NULL, shard INTEGER NOT NULL, term INTEGER NOT NULL, counts BLOB NOT NULL, UNIQUE (send, shard, term));
        CREATE TABLE receipt (
          send TEXT NOT NULL, shard INTEGER NOT NULL, shown INTEGER NOT NULL, in_time INTEGER NOT NULL, marks BLOB NOT NULL, UNIQUE (send, shard));
        """;

    /// <summary>Of phones that registered twice the registration that was seen last stays.</summary>
    private const string Targets = $"""
        ALTER TABLE device ADD COLUMN target INTEGER;
        UPDATE device SET target = {TargetFunction}(profile);
        CREATE INDEX device_target ON device (target);
        DELETE FROM device WHERE EXISTS (
          SELECT 1 FROM device AS other WHERE other.target = device.target AND (other.seen > device.seen OR (other.seen = device.seen AND other.ordinal > device.ordinal)));
        UPDATE registry SET count = (SELECT count(*) FROM device);
        """;

    /// <summary>What a stored profile's target is found by; null for a damaged one.</summary>
    public const string TargetFunction = "target_of";

    public static readonly IReadOnlyList<string> Migrations = [Devices, Ledgers, Targets];
}
