using System.Diagnostics;

namespace LiveHub.LoadTest.Readers;

/// <summary>What all readers got: deliveries per headline and how long they took. Any thread.</summary>
internal sealed class Tally(int headlines)
{
    private const int BucketMicroseconds = 50;
    private const int Buckets = 1_200_000; // One minute.
    private readonly int[] _deliveries = new int[headlines];
    private readonly int[] _latencies = new int[Buckets];
    private long _count;
    private long _last;

    public long Deliveries => Interlocked.Read(ref _count);

    /// <summary>When the last delivery came, as <see cref="Stopwatch"/> ticks.</summary>
    public long LastAt => Interlocked.Read(ref _last);

    public void Count(int number, long published)
    {
        var now = Stopwatch.GetTimestamp();
        if (number < _deliveries.Length)
            Interlocked.Increment(ref _deliveries[number]);
        var bucket = (int)Math.Clamp(Stopwatch.GetElapsedTime(published, now).TotalMicroseconds / BucketMicroseconds, 0, Buckets - 1);
        Interlocked.Increment(ref _latencies[bucket]);
        Interlocked.Exchange(ref _last, now);
        Interlocked.Increment(ref _count);
    }

    public int DeliveriesOf(int number) => Volatile.Read(ref _deliveries[number]);

    /// <summary>Deliveries that did not come, and that came twice, of the headlines [from, to).</summary>
    public (long Missing, long Doubled) Compare(int from, int to, int readers)
    {
        var counts = _deliveries[from..to];
        return (counts.Sum(count => (long)Math.Max(0, readers - count)), counts.Sum(count => (long)Math.Max(0, count - readers)));
    }

    public double PercentileMilliseconds(double share)
    {
        var wanted = (long)Math.Ceiling(_latencies.Sum(count => (long)count) * share);
        var seen = 0L;
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            seen += _latencies[bucket];
            if (seen >= wanted)
                return (bucket + 1) * BucketMicroseconds / 1000.0;
        }
        return 0;
    }

    /// <summary>Forgets latencies, such as those of a warm-up.</summary>
    public void ForgetLatencies() => Array.Clear(_latencies);
}
