using System.Globalization;
using System.Text.RegularExpressions;

namespace LiveHub.Cli.Import;

/// <summary>Dates as feeds write them: RFC 822 with and without weekday, seconds, century or zone, zone names, ISO 8601 and its relatives.</summary>
internal static partial class FeedDate
{
    private static readonly string[] Formats =
    [
        "d MMM yyyy H:m:s zzz", "d MMM yyyy H:m zzz", "d MMM yyyy H:m:s", "d MMM yyyy H:m", "d MMM yyyy",
        "d MMMM yyyy H:m:s zzz", "d MMMM yyyy H:m zzz", "d MMMM yyyy H:m:s", "d MMMM yyyy",
        "d MMM yy H:m:s zzz", "d MMM yy H:m zzz", "MMM d yyyy H:m:s zzz", "MMM d yyyy H:m:s", "MMMM d yyyy H:m:s", "MMMM d yyyy",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd", "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm", "dd.MM.yyyy",
    ];

    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GMT"] = "+00:00",
        ["UTC"] = "+00:00",
        ["UT"] = "+00:00",
        ["Z"] = "+00:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
        ["BST"] = "+01:00",
        ["CET"] = "+01:00",
        ["CEST"] = "+02:00",
        ["EET"] = "+02:00",
        ["EEST"] = "+03:00",
        ["MSK"] = "+03:00",
        ["AST"] = "+03:00",
    };

    /// <summary>Null when it cannot be told; a time without a zone is taken for UTC.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 80)
            return null;
        var plain = Spaces().Replace(Weekday().Replace(text.Trim(), ""), " ").Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase).Replace(",", "", StringComparison.Ordinal);
        var zone = ZoneName().Match(plain);
        if (zone.Success && Zones.TryGetValue(zone.Groups["name"].Value, out var offset))
            plain = $"{plain[..zone.Index].TrimEnd()}{(plain.Contains('T', StringComparison.Ordinal) && zone.Length == 1 ? "" : " ")}{offset}";
        plain = CompactOffset().Replace(plain, "${sign}${hours}:${minutes}");
        return DateTimeOffset.TryParseExact(
            plain, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date) && date.Year >= 1970
            ? date.ToUniversalTime()
            : null;
    }

    [GeneratedRegex("^\\p{L}+\\.?,\\s*|^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\\s+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Weekday();

    [GeneratedRegex("\\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex("(?<name>[A-Z]{1,4})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ZoneName();

    [GeneratedRegex("(?<sign>[+-])(?<hours>[0-9]{2})(?<minutes>[0-9]{2})$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CompactOffset();
}
