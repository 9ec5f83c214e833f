using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace LiveHub.Server.History;

/// <summary>The history as a table for spreadsheets (RFC 4180, in UTF-8 with its mark, which they need for Arabic).</summary>
internal sealed class HistoryCsv(IReadOnlyList<JsonObject> rows) : IResult
{
    private static readonly IReadOnlyList<(string Name, Func<JsonObject, string?> Of)> Columns =
    [
        ("id", row => (string?)row["id"]),
        ("state", row => (string?)row["state"]),
        ("importance", row => (string?)row["importance"]),
        ("topics", row => row["topics"] is JsonArray topics ? string.Join(' ', topics.Select(topic => (string?)topic)) : null),
        ("text", row => (string?)row["texts"]?[0]?["value"]),
        ("language", row => (string?)row["texts"]?[0]?["lang"]),
        .. Notes("asked"), .. Notes("approved"), .. Notes("fired"), .. Notes("corrected"), .. Notes("cleared"), .. Notes("recalled"), .. Notes("cancelled"),
        ("matched", row => row["sends"]?["matched"]?.ToString()),
        ("reached", row => row["sends"]?["reached"]?.ToString()),
        ("not reached", row => row["sends"]?["notReached"]?.ToString()),
    ];

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var text = new StringBuilder("\uFEFF");
        Append(text, Columns.Select(column => column.Name));
        foreach (var row in rows)
            Append(text, Columns.Select(column => column.Of(row) ?? ""));
        httpContext.Response.ContentType = "text/csv; charset=utf-8; header=present";
        httpContext.Response.Headers.CacheControl = "no-cache";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"history.csv\"";
        return httpContext.Response.WriteAsync(text.ToString(), httpContext.RequestAborted);
    }

    private static IEnumerable<(string, Func<JsonObject, string?>)> Notes(string act) =>
    [
        ($"{act} by", row => (string?)(NoteOf(row, act)?["name"] ?? NoteOf(row, act)?["by"])),
        ($"{act} at", row => NoteOf(row, act)?["at"] is { } at ? DateTimeOffset.FromUnixTimeMilliseconds((long)at).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) : null),
    ];

    /// <summary>Several approvals are told by the last one.</summary>
    private static JsonNode? NoteOf(JsonObject row, string act) => row[act] is JsonArray notes ? notes.LastOrDefault() : row[act];

    private static void Append(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>A spreadsheet would run what begins so as a formula, whoever wrote it.</summary>
    private static string Cell(string value)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
