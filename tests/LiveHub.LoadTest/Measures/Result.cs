using System.Globalization;

namespace LiveHub.LoadTest.Measures;

/// <summary>What one measure of one server gave. A figure that the measure does not have is NaN.</summary>
/// <param name="Cpu">Microseconds of the server's CPU per delivery, publishing included.</param>
/// <param name="P50">Milliseconds from before the publisher's call to the reader.</param>
/// <param name="Rate">Deliveries a second.</param>
/// <param name="Last">Milliseconds from the first publish to the last delivery.</param>
/// <param name="Kilobytes">Server's memory per idle reader.</param>
/// <param name="Generator">The load generator's CPU divided by the server's; above 1 it may have been the limit.</param>
internal sealed record Result(
    double Cpu = double.NaN, double P50 = double.NaN, double P99 = double.NaN, double Rate = double.NaN, double Last = double.NaN,
    double Kilobytes = double.NaN, double Generator = double.NaN, long Missing = 0, long Doubled = 0, int OutOfOrder = 0)
{
    public static Result MedianOf(IReadOnlyList<Result> results) => new(
        Median(results, one => one.Cpu), Median(results, one => one.P50), Median(results, one => one.P99), Median(results, one => one.Rate),
        Median(results, one => one.Last), Median(results, one => one.Kilobytes), Median(results, one => one.Generator),
        results.Sum(one => one.Missing), results.Sum(one => one.Doubled), results.Sum(one => one.OutOfOrder));

    public override string ToString()
    {
        (string Name, double Value)[] figures =
        [
            ("µs CPU per delivery", Cpu), ("p50 ms", P50), ("p99 ms", P99), ("deliveries/s", Rate), ("last delivery after ms", Last),
            ("KB per idle reader", Kilobytes), ("generator CPU ÷ server CPU", Generator), ("missing", Missing), ("doubled", Doubled), ("out of order", OutOfOrder),
        ];
        return string.Join(", ", figures.Where(figure => !double.IsNaN(figure.Value)).Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Name} {figure.Value:0.##}")));
    }

    private static double Median(IReadOnlyList<Result> results, Func<Result, double> figure)
    {
        var sorted = results.Select(figure).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
