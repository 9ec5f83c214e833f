namespace LiveHub.Feed;

/// <summary>What every backend asks of an append before it goes near the store.</summary>
internal static class AppendRules
{
    /// <summary>How long an idempotency key keeps its first answer.</summary>
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);

    private const int MaxDrafts = 1000;
    private const int MaxKeyLength = 200;

    /// <exception cref="ArgumentException">Names the part that is wrong.</exception>
    public static void Check(AppendRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Drafts.Count, 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Drafts.Count, MaxDrafts, nameof(request));
        foreach (var draft in request.Drafts)
            EnvelopeCodec.Check(draft);
        if (request.Key is { Key.Length: < 1 or > MaxKeyLength })
            throw new ArgumentException($"An idempotency key has 1 to {MaxKeyLength} characters.", nameof(request));
    }
}
