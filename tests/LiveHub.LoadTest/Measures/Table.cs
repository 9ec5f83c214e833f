using System.Globalization;
using System.Text;

namespace LiveHub.LoadTest.Measures;

/// <summary>Writes results as a Markdown table.</summary>
internal static class Table
{
    public static string Of(LoadOptions options, IReadOnlyDictionary<(string Measure, string Target), Result> results)
    {
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{options.Readers} readers, medians of {options.Runs} runs in turn.").AppendLine()
            .AppendLine("| measure | server | µs CPU per delivery | p50 ms | p99 ms | deliveries/s | last after ms | KB per idle reader | generator ÷ server CPU | missing / doubled / out of order |")
            .AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var ((measure, target), one) in results)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {measure} | {target} | {Figure(one.Cpu)} | {Figure(one.P50)} | {Figure(one.P99)} | {Figure(one.Rate)} | {Figure(one.Last)} | {Figure(one.Kilobytes)} | {Figure(one.Generator)} | {one.Missing} / {one.Doubled} / {one.OutOfOrder} |");
        }
        return text.ToString();
    }

    private static string Figure(double value) => double.IsNaN(value) ? "–" : value.ToString(value >= 100 ? "0" : "0.##", CultureInfo.InvariantCulture);
}
