using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.Devices;

/// <summary>Words devices as lines.</summary>
internal static class DeviceLine
{
    private const int Shown = 10;

    public static IEnumerable<string> Counts(JsonObject counts)
    {
        yield return $"{Number(counts, "devices")} devices" + (Number(counts, "quarantined") is "0" ? "" : $", {Number(counts, "quarantined")} of them with a token of another project");
        foreach (var (list, name) in new[] { ("platforms", "platform"), ("languages", "language"), ("topics", "topic") })
        {
            if (counts[list] is JsonArray { Count: > 0 } all)
                yield return $"  {list}: {string.Join(", ", all.Take(Shown).Select(one => $"{Resource.Text(one, name)} {Number(one, "devices")}"))}{(all.Count > Shown ? ", …" : "")}";
        }
        foreach (var test in counts["testDevices"] as JsonArray ?? [])
            yield return $"  test list: {Resource.Text(test, "id")} ({Resource.Text(test, "platform")}, {Words(test?["languages"])})";
    }

    public static IEnumerable<string> Full(JsonObject device, TimeProvider clock)
    {
        var version = Resource.Text(device, "appVersion") is { Length: > 0 } number ? ", app " + number : "";
        yield return $"{Resource.Text(device, "id")}  {Resource.Text(device, "platform")}{version}";
        yield return $"  registered {Resource.When(device["registeredAt"], clock)}, seen {Resource.When(device["seenAt"], clock)}";
        yield return $"  languages {Words(device["languages"])}, time zone {Resource.Text(device, "timeZone")}" + (Resource.Text(device, "region") is { Length: > 0 } region ? ", region " + region : "");
        var topics = (device["topics"] as JsonArray ?? []).Select(topic => $"{Resource.Text(topic, "topic")} ({Resource.Text(topic, "priority")})").ToList();
        yield return topics.Count == 0 ? "  no topics" : "  topics " + string.Join(", ", topics);
        if (device["quietHours"] is { } quiet)
            yield return $"  quiet from {Resource.Text(quiet, "from")} to {Resource.Text(quiet, "to")}";
        if (Resource.Text(device, "dailyCap") is { Length: > 0 } cap)
            yield return $"  {cap} alerts a day at most";
        if (Resource.Text(device, "isTest") == "true")
            yield return "  on the test list";
        if (Resource.Text(device, "isQuarantined") == "true")
            yield return "  its token is of another project: it gets nothing until its app registers again";
    }

    private static string Words(JsonNode? list) => SafeText.Clean(string.Join(" ", (list as JsonArray ?? []).Select(one => one?.ToString())));

    private static string Number(JsonNode? node, string name) =>
        node?[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) : "0";
}
