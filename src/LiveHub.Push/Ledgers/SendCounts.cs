using MessagePack;

namespace LiveHub.Push.Ledgers;

/// <summary>What became of devices, counted. Immutable; counts of shards and of terms are added up.</summary>
/// <param name="Counts">Devices by outcome (<see cref="Ledgers.Outcomes"/>).</param>
/// <param name="Latencies">Accepted messages by the time from the order to FCM's answer: index n holds those below 2^(n/4) milliseconds and not below the one before.</param>
[MessagePackObject]
public sealed record SendCounts(
    [property: Key(0)] IReadOnlyDictionary<string, long> Counts,
    [property: Key(1)] IReadOnlyList<long> Latencies)
{
    public const int Buckets = 100;

    public static readonly SendCounts None = new(new Dictionary<string, long>(), []);

    public long this[string outcome] => Counts.GetValueOrDefault(outcome);

    public SendCounts Add(SendCounts other)
    {
        var outcomes = new Dictionary<string, long>(Counts, StringComparer.Ordinal);
        foreach (var (outcome, count) in other.Counts)
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + count;
        var latencies = new long[Math.Max(Latencies.Count, other.Latencies.Count)];
        for (var i = 0; i < latencies.Length; i++)
            latencies[i] = Latencies.ElementAtOrDefault(i) + other.Latencies.ElementAtOrDefault(i);
        return new SendCounts(outcomes, latencies);
    }

    /// <summary>The upper end of the bucket in which that part of all accepted messages lies, in milliseconds; null when there are none.</summary>
    /// <param name="part">0 to 1.</param>
    public double? Percentile(double part)
    {
        var rest = (long)Math.Ceiling(Latencies.Sum() * part);
        for (var i = 0; i < Latencies.Count; i++)
        {
            rest -= Latencies[i];
            if (rest <= 0 && Latencies[i] > 0)
                return Math.Pow(2, i / 4.0);
        }
        return null;
    }

    /// <summary>Devices for which it is known what became of them.</summary>
    [IgnoreMember]
    public long Done => Counts.Where(count => count.Key is not (Outcomes.Matched or Outcomes.Retries)).Sum(count => count.Value);

    /// <summary>The bucket of a latency.</summary>
    public static int BucketOf(double milliseconds) =>
        milliseconds < 1 ? 0 : Math.Min(Buckets - 1, (int)Math.Floor(Math.Log2(milliseconds) * 4) + 1);
}
