using System.Globalization;
using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>The vault that the nodes of one Redis share; its clock ends the items.</summary>
internal sealed class RedisVault(RedisConnection connection, RedisKeys keys, StoreCheck check, RedisStoreOptions options) : IVault
{
    private const int Width = 4;

    public async ValueTask<VaultItem?> ReadAsync(string collection, string id, CancellationToken cancellationToken)
    {
        VaultRules.Check(collection, id);
        return (await AskAsync(collection, id, cancellationToken)).FirstOrDefault();
    }

    public async ValueTask<IReadOnlyList<VaultItem>> ReadAllAsync(string collection, CancellationToken cancellationToken)
    {
        var items = await AskAsync(collection, "", cancellationToken);
        items.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
        return items;
    }

    public async ValueTask<long?> WriteAsync(
        string collection, string id, long? version, ReadOnlyMemory<byte> bytes, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        VaultRules.Check(collection, id, bytes, lifetime);
        await check.EnsureAsync(cancellationToken);
        RedisValue kept = lifetime is { } given ? VaultRules.Milliseconds(given) : "";
        var answer = await connection.RunAsync(
            RedisScript.WriteVault, [keys.Vault(collection), keys.VaultVersion], [options.Now, id, Expected(version), kept, bytes], cancellationToken);
        return answer.Length == 0 ? null : EntryRows.ReadNumber(answer[0]);
    }

    public async ValueTask<bool> RemoveAsync(string collection, string id, long? version, CancellationToken cancellationToken)
    {
        VaultRules.Check(collection, id);
        await check.EnsureAsync(cancellationToken);
        return (int)await connection.RunAsync(RedisScript.RemoveVault, [keys.Vault(collection)], [options.Now, id, Expected(version)], cancellationToken) == 1;
    }

    private async ValueTask<List<VaultItem>> AskAsync(string collection, string id, CancellationToken cancellationToken)
    {
        var answer = await connection.RunAsync(RedisScript.ReadVault, [keys.Vault(collection)], [options.Now, id], cancellationToken);
        var items = new List<VaultItem>(answer.Length / Width);
        for (var i = 0; i < answer.Length; i += Width)
        {
            var until = (string?)answer[i + 2] is { Length: > 0 } ? EntryRows.ReadNumber(answer[i + 2]) : default(long?);
            items.Add(new VaultItem((string)answer[i]!, EntryRows.ReadNumber(answer[i + 1]), (byte[])answer[i + 3]!, until));
        }
        return items;
    }

    private static string Expected(long? version) => version?.ToString(CultureInfo.InvariantCulture) ?? "";
}
