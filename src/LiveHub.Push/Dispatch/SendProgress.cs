using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Dispatch;

/// <summary>How far a send has come, added up over all nodes.</summary>
/// <param name="Shards">Shards that the send has.</param>
/// <param name="Closed">Shards about which everything is known.</param>
/// <param name="HeldUntil">Milliseconds since 1970: when the first of the devices in their quiet hours may be sent to; null when none waits.</param>
public sealed record SendProgress(Send Send, SendCounts Counts, int Shards, int Closed, long? HeldUntil)
{
    public bool IsComplete => Closed == Shards;

    /// <summary>0 to 10; 10 only when all is known. Shards that nobody has begun count as large as the others.</summary>
    /// <param name="begun">Shards that were begun.</param>
    internal static int TenthsOf(SendCounts counts, int begun, int shards, bool isComplete)
    {
        if (isComplete)
            return 10;
        var matched = begun == 0 ? 0 : (double)counts[Outcomes.Matched] * shards / begun;
        return matched < 1 ? 0 : (int)Math.Clamp(counts.Done * 10 / matched, 0, 9);
    }

    /// <summary>0 to 10.</summary>
    public required int Tenths { get; init; }
}
