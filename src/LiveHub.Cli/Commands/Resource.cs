using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Cli.Output;
using LiveHub.Protocol;

namespace LiveHub.Cli.Commands;

/// <summary>Reads resources of the API and words them as lines.</summary>
internal static class Resource
{
    public static string Text(JsonNode? node, string name) => SafeText.Clean((node?[name] as JsonValue)?.ToString() ?? "");

    public static string Words(JsonNode? node) => Parse(node) is { } text ? SafeText.Isolated(text) : "";

    /// <summary>All texts of a list, each an isolate of its own.</summary>
    public static string AllWords(JsonNode? list) => string.Join(" | ", (list as JsonArray ?? []).Select(Words));

    /// <summary>Milliseconds since 1970 as local date and time.</summary>
    public static string When(JsonNode? time, TimeProvider clock) => time is JsonValue value && value.TryGetValue<long>(out var milliseconds)
        ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), clock.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : "";

    public static string Item(JsonNode? item, TimeProvider clock)
    {
        var marks = (item?["retraction"] is null ? "" : " [retracted]") + (item?["corrections"] is JsonArray { Count: > 0 } ? " [corrected]" : "") + (item?["pin"] is null ? "" : " [pinned]");
        return $"{Text(item, "id")}  r{Text(item, "revision")}  {When(item?["publishedAt"], clock)}  {Words(item?["headline"])}{marks}";
    }

    public static string Topic(JsonNode? topic) =>
        $"{Text(topic, "slug")}  r{Text(topic, "revision")}  {Text(topic, "kind")}  {Text(topic, "state")}  {Text(topic, "itemCount")} items  {AllWords(topic?["labels"])}";

    public static string Alert(JsonNode? alert, TimeProvider clock) =>
        $"{Text(alert, "id")}  r{Text(alert, "revision")}  {Text(alert, "state")}  until {When(alert?["expiresAt"], clock)}  {AllWords(alert?["texts"])}";

    private static Text? Parse(JsonNode? node)
    {
        try
        {
            return node is JsonObject ? node.Deserialize<Text>(WireJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
