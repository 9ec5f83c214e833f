using LiveHub.Server.Requests;

namespace LiveHub.Server.History;

/// <summary>What somebody looks for in the history.</summary>
/// <param name="Editor">Id or name of an actor who did any act of it.</param>
/// <param name="Before">The <c>next</c> of the page before.</param>
internal sealed record HistoryQuery(string? Editor, string? Topic, string? State, long Before, int Limit, bool IsCsv)
{
    private const int Most = 200;
    private const int MostLines = 2_000;

    public static HistoryQuery Read(IQueryCollection query, FieldErrors errors)
    {
        var reader = new QueryReader(query, errors);
        var format = reader.Word("format", 8);
        if (format is not (null or "json" or "csv"))
            errors.Add("?format", "not-a-choice", "Use json or csv.");
        var (isCsv, standard) = (format == "csv", format == "csv" ? MostLines : 50);
        var result = new HistoryQuery(
            reader.Word("editor", 200), reader.Slug("topic"), reader.Slug("state"), reader.Number("before", long.MaxValue, 1, long.MaxValue),
            (int)reader.Number("limit", standard, 1, isCsv ? MostLines : Most), isCsv);
        reader.Finish();
        return result;
    }
}
