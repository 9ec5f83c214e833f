namespace LiveHub.Feed;

/// <summary>What every backend asks of one who wants a lease.</summary>
internal static class LeaseRules
{
    private const int MaxName = 200;
    private const int MaxHolder = 100;

    /// <exception cref="ArgumentException">Names the part that is wrong.</exception>
    public static void Check(string name, string holder, TimeSpan duration)
    {
        if (name.Length is < 1 or > MaxName)
            throw new ArgumentException($"The name of a lease has 1 to {MaxName} characters.", nameof(name));
        if (holder.Length is < 1 or > MaxHolder)
            throw new ArgumentException($"The holder of a lease has 1 to {MaxHolder} characters.", nameof(holder));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
    }

    /// <summary>Never 0: a lease that ends as it begins would be two holders'.</summary>
    public static long Milliseconds(TimeSpan duration) => Math.Max(1, (long)duration.TotalMilliseconds);
}
