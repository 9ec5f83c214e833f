using CsCheck;
using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Tests.Ledgers;

public sealed class SendCountsTests
{
    [Fact]
    public void Percentiles_are_within_a_fifth_of_the_latencies() => Gen.Double[1, 100_000].Array[1, 200].Sample(latencies =>
    {
        var buckets = new long[SendCounts.Buckets];
        foreach (var latency in latencies)
            buckets[SendCounts.BucketOf(latency)]++;
        var told = new SendCounts(new Dictionary<string, long>(), buckets).Percentile(0.9)!.Value;
        var real = latencies.Order().ElementAt((int)Math.Ceiling(latencies.Length * 0.9) - 1);
        Assert.InRange(told, real * 0.999, real * 1.2);
    });

    [Fact]
    public void Nothing_has_no_percentile() => Assert.Null(SendCounts.None.Percentile(0.5));

    [Fact]
    public void Counts_add_up()
    {
        var one = new SendCounts(new Dictionary<string, long> { [Outcomes.Matched] = 5, [Outcomes.Accepted] = 3 }, [0, 3]);
        var two = new SendCounts(new Dictionary<string, long> { [Outcomes.Accepted] = 1, [Outcomes.Pruned] = 1, [Outcomes.Retries] = 7 }, [1]);
        var sum = one.Add(two);
        Assert.Equal((5, 4, 1, 5), (sum[Outcomes.Matched], sum[Outcomes.Accepted], sum[Outcomes.Pruned], sum.Done));
        Assert.Equal([1, 3], sum.Latencies);
    }
}
