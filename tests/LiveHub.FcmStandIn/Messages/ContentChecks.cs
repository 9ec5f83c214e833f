using System.Text.Json;
using System.Text.RegularExpressions;

namespace LiveHub.StandIn.Messages;

/// <summary>What must hold for the content of a field; each answers what is wrong, or null.</summary>
internal static partial class ContentChecks
{
    /// <summary>Milliseconds.</summary>
    private const int MatchLimit = 1000;

    private const int MostTopics = 5;
    private const int MostCollapseIdBytes = 64;
    private static readonly string[] Urgencies = ["very-low", "low", "normal", "high"];

    public static string? AnalyticsLabel(JsonElement value) => Label().IsMatch(Text(value)) ? null : "Invalid analytics label; it must match ^[a-zA-Z0-9-_.~%]{1,50}$.";

    public static string? HexColor(JsonElement value) => Color().IsMatch(Text(value)) ? null : "Invalid color; it must be of the form #RRGGBB.";

    public static string? WebAddress(JsonElement value) =>
        Uri.TryCreate(Text(value), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? null : "Invalid URL.";

    public static string? SecureAddress(JsonElement value) =>
        Uri.TryCreate(Text(value), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? null : "Invalid link; it must be an HTTPS URL.";

    public static string? TopicName(JsonElement value) => Topic().IsMatch(Text(value)) ? null : "Invalid topic name; it must match [a-zA-Z0-9-_.~%]{1,900}.";

    public static string? Condition(JsonElement value) =>
        ConditionForm().IsMatch(Text(value)) && Text(value).Split("in topics").Length - 1 <= MostTopics ? null : "Invalid condition expression provided.";

    public static string? Data(JsonElement map)
    {
        foreach (var entry in map.EnumerateObject())
        {
            if (entry.Name is "from" or "message_type" || entry.Name.StartsWith("gcm", StringComparison.Ordinal) || entry.Name.StartsWith("google", StringComparison.Ordinal))
                return $"Invalid data payload key: {entry.Name}";
        }
        return null;
    }

    public static string? ApnsHeaders(JsonElement map)
    {
        foreach (var header in map.EnumerateObject())
        {
            var text = Text(header.Value);
            var fault = header.Name.ToLowerInvariant() switch
            {
                "apns-priority" when text is not ("1" or "5" or "10") => "must be 1, 5 or 10.",
                "apns-expiration" when !long.TryParse(text, out _) => "must be seconds since 1970.",
                "apns-collapse-id" when System.Text.Encoding.UTF8.GetByteCount(text) > MostCollapseIdBytes => "has more than 64 bytes.",
                _ => null,
            };
            if (fault is not null)
                return $"Invalid APNs header: {header.Name} {fault}";
        }
        return null;
    }

    public static string? WebpushHeaders(JsonElement map)
    {
        foreach (var header in map.EnumerateObject())
        {
            var text = Text(header.Value);
            var fault = header.Name.ToLowerInvariant() switch
            {
                "ttl" when !uint.TryParse(text, out _) => "must be a number of seconds.",
                "urgency" when !Urgencies.Contains(text) => "must be very-low, low, normal or high.",
                "topic" when !WebTopic().IsMatch(text) => "must be 1 to 32 characters of base64url.",
                _ => null,
            };
            if (fault is not null)
                return $"Invalid WebPush header: {header.Name} {fault}";
        }
        return null;
    }

    private static string Text(JsonElement value) => value.GetString() ?? "";

    [GeneratedRegex(@"^[a-zA-Z0-9\-_.~%]{1,50}$", RegexOptions.ExplicitCapture, MatchLimit)]
    private static partial Regex Label();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.ExplicitCapture, MatchLimit)]
    private static partial Regex Color();

    /// <summary>With the prefix that the legacy API knew; v1 takes it too.</summary>
    [GeneratedRegex(@"^(/topics/)?[a-zA-Z0-9\-_.~%]{1,900}$", RegexOptions.ExplicitCapture, MatchLimit)]
    private static partial Regex Topic();

    [GeneratedRegex(@"^[!(\s]*'[a-zA-Z0-9\-_.~%]+' in topics[)\s]*((&&|\|\|)[!(\s]*'[a-zA-Z0-9\-_.~%]+' in topics[)\s]*)*$", RegexOptions.ExplicitCapture, MatchLimit)]
    private static partial Regex ConditionForm();

    [GeneratedRegex(@"^[A-Za-z0-9\-_]{1,32}$", RegexOptions.ExplicitCapture, MatchLimit)]
    private static partial Regex WebTopic();
}
