using System.Globalization;
using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;

namespace LiveHub.Cli.Alerts;

/// <summary>Words estimates and sends as lines.</summary>
internal static class SendLine
{
    private const int Width = 30;

    public static IEnumerable<string> Estimate(JsonObject estimate)
    {
        foreach (var text in estimate["shown"] as JsonArray ?? [])
            yield return $"  {Resource.Text(text, "lang")}: {Resource.Text(text, "title")} · {Resource.Text(text, "body")}";
        var range = estimate["isExact"]?.GetValue<bool>() == true ? "" : $" (from {Count(estimate, "low")} to {Count(estimate, "high")})";
        yield return $"  {Count(estimate, "devices")} devices{range}, as of {Math.Round(Number(estimate, "age") / 1000.0)} s ago; {Count(estimate, "quietNow")} of them in their quiet hours";
        yield return $"  {Counts(estimate["platforms"])} · {Counts(estimate["languages"])}";
    }

    /// <summary>Such as <c>alert r1 sending [####......] 40 % 1,200 of 3,000 accepted</c>.</summary>
    public static string Progress(JsonNode? send)
    {
        var (matched, queued) = (Number(send, "matched"), Number(send, "queued"));
        var part = Resource.Text(send, "tenths") == "10" ? 1 : matched == 0 ? 0 : (matched - queued) / (double)matched;
        var bar = new string('#', (int)(part * Width)).PadRight(Width, '.');
        var stopped = send?["stopped"]?["reason"] is { } reason ? $", stopped: {Output.SafeText.Clean(reason.ToString())}" : "";
        return $"{Resource.Text(send, "kind")} r{Resource.Text(send, "revision")} {Resource.Text(send, "state")} [{bar}] {Math.Floor(part * 100)} %  {Count(send, "reached")} of {Count(send, "matched")} reached{stopped}";
    }

    /// <summary>All that is known of a send.</summary>
    public static IEnumerable<string> Full(JsonNode? send)
    {
        yield return Progress(send);
        yield return $"  reached {Count(send, "reached")}, not reached {Count(send, "notReached")}, unknown {Count(send, "unknown")}; {Counts(send?["counts"])}";
        if (send?["p50"] is not null)
            yield return $"  accepted after p50 {Count(send, "p50")} ms, p90 {Count(send, "p90")} ms, p99 {Count(send, "p99")} ms; shown by {Count(send, "shown")}, within 2 min by {Count(send, "shownInTime")}";
    }

    public static long Number(JsonNode? node, string name) => node?[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : 0;

    private static string Count(JsonNode? node, string name) => Number(node, name).ToString("N0", CultureInfo.InvariantCulture);

    private static string Counts(JsonNode? counts) =>
        string.Join(", ", (counts as JsonObject ?? []).Select(count => $"{Output.SafeText.Clean(count.Key)} {count.Value?.GetValue<long>().ToString("N0", CultureInfo.InvariantCulture)}"));
}
