using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;

namespace LiveHub.Cli.Devices;

/// <summary>What became of the lines of a file, added up over its parts.</summary>
internal sealed class ImportSum
{
    private const int FaultsKept = 100;
    private readonly List<JsonObject> _faults = [];

    /// <summary>Of the file, so far.</summary>
    public long Lines { get; private set; }

    public long Added { get; private set; }

    public long Replaced { get; private set; }

    public long Outdated { get; private set; }

    public long Faulty { get; private set; }

    /// <param name="lines">Lines of the part.</param>
    public void Add(JsonObject answer, int lines)
    {
        Added += Number(answer, "added");
        Replaced += Number(answer, "replaced");
        Outdated += Number(answer, "outdated");
        Faulty += Number(answer, "faulty");
        foreach (var fault in (answer["faults"] as JsonArray ?? []).OfType<JsonObject>().Take(FaultsKept - _faults.Count))
        {
            var ofFile = (JsonObject)fault.DeepClone();
            ofFile["line"] = Lines + Number(fault, "line");
            _faults.Add(ofFile);
        }
        Lines += lines;
    }

    public IEnumerable<string> FaultLines()
    {
        foreach (var fault in _faults)
        {
            foreach (var error in fault["errors"] as JsonArray ?? [])
                yield return $"Line {Resource.Text(fault, "line")}: {Resource.Text(error, "field")} {Resource.Text(error, "message")} ({Resource.Text(error, "code")})";
        }
        if (Faulty > _faults.Count)
            yield return $"… and {Faulty - _faults.Count} more.";
    }

    public JsonObject ToJson() => new()
    {
        ["added"] = Added,
        ["replaced"] = Replaced,
        ["outdated"] = Outdated,
        ["faulty"] = Faulty,
        ["faults"] = new JsonArray([.. _faults.Select(fault => fault.DeepClone())]),
    };

    private static long Number(JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : 0;
}
