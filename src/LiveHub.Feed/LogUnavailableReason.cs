namespace LiveHub.Feed;

/// <summary>Why a store cannot answer; part of the problem type that publishers see.</summary>
public enum LogUnavailableReason
{
    /// <summary>No space is left for the store's files.</summary>
    DiskFull,

    /// <summary>The store's files cannot be written.</summary>
    ReadOnly,

    /// <summary>The store has no memory left for more.</summary>
    MemoryFull,

    /// <summary>The store runs with settings that would lose what it acknowledges, so appends are refused.</summary>
    NotDurable,

    /// <summary>Reading or writing failed in another way.</summary>
    Failed,

    /// <summary>The store has the entries, its replicas have not said so in time: they may be lost with the store's machine.</summary>
    Unconfirmed,

    /// <summary>The store is being closed.</summary>
    Closing,
}
