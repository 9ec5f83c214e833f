namespace LiveHub.Feed;

/// <summary>What came of an append. A store that cannot answer throws <see cref="LogUnavailableException"/> instead.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>The entries are durable.</summary>
    /// <param name="IsReplay">True when the key had been used for the same request before: these are the entries of that first time, without those that retention has removed since.</param>
    public sealed record Appended(Epoch Epoch, IReadOnlyList<Entry> Entries, Durability Durability, bool IsReplay) : AppendResult;

    /// <summary>A subject is not at the revision that a draft builds on; nothing was appended and no offset was used.</summary>
    public sealed record Conflict(string Subject, long ExpectedRevision, long ActualRevision) : AppendResult;

    /// <summary>The idempotency key was used for a different request; nothing was appended.</summary>
    public sealed record KeyReused : AppendResult;
}
