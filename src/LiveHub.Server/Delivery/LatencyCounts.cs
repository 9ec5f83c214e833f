namespace LiveHub.Server.Delivery;

/// <summary>How many took how long, in buckets: milliseconds up to 100, tens up to a second, hundreds up to ten seconds, the rest. Fixed in size, so that counting allocates nothing.</summary>
internal sealed class LatencyCounts
{
    private const int Fine = 100;
    private const int Middle = Fine + 90;
    private const int Buckets = Middle + 91;
    private readonly int[] _counts = new int[Buckets];

    public void Add(long milliseconds) => _counts[BucketOf(Math.Max(0, milliseconds))]++;

    public void Add(LatencyCounts other)
    {
        for (var bucket = 0; bucket < Buckets; bucket++)
            _counts[bucket] += other._counts[bucket];
    }

    /// <summary>The upper edge of the bucket below which a share of all lies; null when there are none.</summary>
    public int? Percentile(double share)
    {
        var wanted = (long)Math.Ceiling(_counts.Sum(count => (long)count) * share);
        var seen = 0L;
        for (var bucket = 0; bucket < Buckets && wanted > 0; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= wanted)
                return EdgeOf(bucket);
        }
        return null;
    }

    /// <summary>Bucket and count in turn, of those that are not empty.</summary>
    public IReadOnlyList<int> ToSparse() => [.. _counts.Index().Where(bucket => bucket.Item > 0).SelectMany(bucket => (int[])[bucket.Index, bucket.Item])];

    /// <remarks>Buckets of another version's making are left out.</remarks>
    public static LatencyCounts OfSparse(IReadOnlyList<int> sparse)
    {
        var counts = new LatencyCounts();
        for (var i = 0; i + 1 < sparse.Count; i += 2)
        {
            if (sparse[i] is >= 0 and < Buckets)
                counts._counts[sparse[i]] += sparse[i + 1];
        }
        return counts;
    }

    private static int BucketOf(long milliseconds) => milliseconds switch
    {
        < 100 => (int)milliseconds,
        < 1000 => Fine + (int)((milliseconds - 100) / 10),
        < 10_000 => Middle + (int)((milliseconds - 1000) / 100),
        _ => Buckets - 1,
    };

    private static int EdgeOf(int bucket) => bucket switch
    {
        < Fine => bucket,
        < Middle => 110 + ((bucket - Fine) * 10),
        _ => 1100 + ((bucket - Middle) * 100),
    };
}
