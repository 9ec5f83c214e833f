using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>Every key and channel of a store. One hash tag for all: a script touches keys of one slot only.</summary>
internal sealed class RedisKeys(string prefix, int database)
{
    private readonly string _tag = $"{{{prefix}}}:";

    /// <summary>What the keys of the phones begin with; LiveHub.Push spells the rest.</summary>
    public string Push => _tag + "push:";

    /// <summary>Hash: reader → epoch, offset, link.</summary>
    public RedisKey Cursors => _tag + "cursors";

    public LogKeys Log(LogName name) => new(_tag + (name == LogName.Feed ? "feed:" : "desk:"), database);

    /// <summary>Hash: holder, term, until. Never removed, so that terms grow.</summary>
    public RedisKey Lease(string name) => $"{_tag}lease:{name}";

    /// <summary>Hash: id → version, until ('' for never) and bytes of the items of one collection.</summary>
    public RedisKey Vault(string collection) => VaultPrefix + collection;

    /// <summary>What the keys of all collections begin with.</summary>
    public string VaultPrefix => _tag + "vault:";

    /// <summary>Number: the last version that the vault gave out.</summary>
    public RedisKey VaultVersion => _tag + "vault-version";

    /// <summary>Hash: node → until, note.</summary>
    public RedisKey Board(string subject) => $"{_tag}board:{subject}";
}
