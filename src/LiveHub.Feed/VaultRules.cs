namespace LiveHub.Feed;

/// <summary>What every backend asks of a write to the vault before it goes near the store.</summary>
internal static class VaultRules
{
    /// <exception cref="ArgumentException">Names the part that is wrong.</exception>
    public static void Check(string collection, string id)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(collection.Length, 1, nameof(collection));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(collection.Length, 100, nameof(collection));
        ArgumentOutOfRangeException.ThrowIfLessThan(id.Length, 1, nameof(id));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id.Length, 200, nameof(id));
    }

    /// <exception cref="ArgumentException">Names the part that is wrong.</exception>
    public static void Check(string collection, string id, ReadOnlyMemory<byte> bytes, TimeSpan? lifetime)
    {
        Check(collection, id);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, 1 << 20, nameof(bytes));
        if (lifetime is { } given)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(given, TimeSpan.Zero, nameof(lifetime));
    }

    public static long Milliseconds(TimeSpan lifetime) => Math.Max(1, (long)lifetime.TotalMilliseconds);
}
