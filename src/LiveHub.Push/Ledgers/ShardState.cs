namespace LiveHub.Push.Ledgers;

/// <summary>How far the work on a shard has come.</summary>
public enum ShardState
{
    /// <summary>Nobody has begun it: no device of it was sent anything.</summary>
    Untouched,

    /// <summary>Somebody began: a device without a mark may have been sent the message.</summary>
    Open,

    /// <summary>Everything about it is in the ledger.</summary>
    Closed,
}
