namespace LiveHub.Feed.Redis;

/// <summary>What copies from and to Redis have in common.</summary>
internal static class CopyRules
{
    /// <summary>Nobody waits for a copy as publishers wait for an append.</summary>
    public static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(15);

    public static string Place(RedisConnection connection, RedisStoreOptions options) => $"Redis at {connection.Address} (prefix {options.Prefix})";

    /// <summary>Every running server hears the feed's bell, and Redis forgets its subscription the moment that its connection ends.</summary>
    /// <exception cref="StoreRefusedException">Servers use the store.</exception>
    public static async Task CheckQuietAsync(RedisConnection connection, RedisKeys keys, string place, CancellationToken cancellationToken)
    {
        var servers = await connection.CountHearersAsync(keys.Log(LogName.Feed).Bell, cancellationToken);
        if (servers > 0)
            throw new StoreRefusedException($"{servers} running {(servers == 1 ? "server uses" : "servers use")} {place}. Stop all of them and start again.");
    }
}
