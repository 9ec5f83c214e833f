using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LiveHub.Cli.Audit;

/// <summary>An export that is read line by line and held against its own hashes.</summary>
/// <remarks>
/// Each line ends with a SHA-256 over it and all before it. Each entry has the link of the server's store, which is computed again from the envelope and the
/// body, so that an export made by somebody else still must fit. Offsets have no holes, times do not go back, revisions of a subject have none either.
/// </remarks>
internal sealed class AuditReport
{
    private readonly AuditHashes _hashes = new();
    private readonly Dictionary<long, string> _links = [];
    private readonly Dictionary<string, long> _revisions = new(StringComparer.Ordinal);
    private long _time;

    public long Entries { get; private set; }

    /// <summary>Entries whose body is not in the file.</summary>
    public long Withheld { get; private set; }

    public long Last { get; private set; }

    public string Link { get; private set; } = "";

    public string Chain => _hashes.Chain;

    /// <returns>The report, and what is wrong with the first bad line; null when nothing is.</returns>
    public static async Task<(AuditReport Report, string? Fault)> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var report = new AuditReport();
        var number = 0L;
        await foreach (var line in File.ReadLinesAsync(file, Encoding.UTF8, cancellationToken))
        {
            number++;
            if (report.Take(line, number == 1) is { } fault)
                return (report, string.Create(CultureInfo.InvariantCulture, $"line {number}: {fault}"));
        }
        return (report, number == 0 ? "it is empty" : null);
    }

    /// <summary>What an older export of the same desk held that this one holds otherwise; null: nothing.</summary>
    public string? FindDifference(AuditReport older)
    {
        foreach (var (offset, link) in older._links)
        {
            if (!_links.TryGetValue(offset, out var here))
                return string.Create(CultureInfo.InvariantCulture, $"offset {offset} of the older export is not here");
            if (here != link)
                return string.Create(CultureInfo.InvariantCulture, $"offset {offset} has the link {here}, in the older export it has {link}");
        }
        return null;
    }

    private string? Take(string line, bool isHead)
    {
        try
        {
            if (_hashes.FindChainFault(line) is { } fault)
                return fault;
            using var document = JsonDocument.Parse(line);
            return isHead ? TakeHead(document.RootElement) : TakeEntry(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return $"it cannot be read ({exception.Message})";
        }
    }

    private string? TakeHead(JsonElement head)
    {
        Last = head.GetProperty("after").GetInt64();
        Link = head.GetProperty("link").GetString() ?? "";
        _links[Last] = Link;
        return null;
    }

    private string? TakeEntry(JsonElement entry)
    {
        var (offset, time, link) = (entry.GetProperty("offset").GetInt64(), entry.GetProperty("time").GetInt64(), entry.GetProperty("link").GetString() ?? "");
        if (offset != Last + 1)
            return string.Create(CultureInfo.InvariantCulture, $"offset {offset} does not follow {Last}");
        if (time < _time)
            return "its time is before that of the line above";
        if (entry.TryGetProperty("damaged", out _))
            return "the server itself could not read this entry";
        if (entry.TryGetProperty("withheld", out _))
            Withheld++;
        else if (AuditHashes.LinkOf(Link, entry) is var computed && computed != link)
            return $"the link must be {computed}, it is {link}";
        var (subject, revision) = (entry.GetProperty("subject").GetString() ?? "", entry.GetProperty("revision").GetInt64());
        if (_revisions.TryGetValue(subject, out var before) && revision != before + 1)
            return string.Create(CultureInfo.InvariantCulture, $"revision {revision} of {subject} does not follow {before}");
        _revisions[subject] = revision;
        (Last, Link, _time) = (offset, link, time);
        _links[offset] = link;
        Entries++;
        return null;
    }
}
