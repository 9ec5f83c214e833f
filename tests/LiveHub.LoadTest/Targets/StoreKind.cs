namespace LiveHub.LoadTest.Targets;

/// <summary>What a LiveHub keeps its logs in.</summary>
/// <param name="Name">As on the command line and in tables.</param>
/// <param name="AppendFsync">The setting of Redis; null: SQLite.</param>
internal sealed record StoreKind(string Name, string? AppendFsync)
{
    public static readonly StoreKind Sqlite = new("sqlite", null);
    public static readonly StoreKind RedisAlways = new("redis-always", "always");

    public static readonly IReadOnlyList<StoreKind> All = [Sqlite, RedisAlways, new("redis-everysec", "everysec")];

    /// <exception cref="FormatException">There is no such store.</exception>
    public static StoreKind Parse(string name) => All.FirstOrDefault(kind => kind.Name == name) ?? throw new FormatException($"There is no store {name}.");
}
