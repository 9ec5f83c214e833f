using System.Globalization;
using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;

namespace LiveHub.Server.Audit;

/// <summary>An entry of the desk as a line of an export: the envelope and the body, from which its link can be computed again, and the act in words.</summary>
internal static class AuditLine
{
    /// <summary>The first line: from where the entries go on.</summary>
    public static string Head(LogPoint after) => new JsonObject
    {
        ["log"] = "desk",
        ["epoch"] = after.Epoch.ToString(),
        ["after"] = after.Offset,
        ["link"] = after.Link.ToString(),
    }.ToJsonString(WireJson.Options);

    public static string Of(Entry entry)
    {
        var line = new JsonObject { ["offset"] = entry.Offset, ["time"] = entry.Time, ["at"] = At(entry.Time) };
        if (entry.IsDamaged)
        {
            line["damaged"] = true;
        }
        else
        {
            line["kind"] = entry.Kind;
            line["subject"] = entry.Subject;
            line["revision"] = entry.Revision;
            Add(line, "topics", entry.Routing.Topics);
            Add(line, "languages", entry.Routing.Languages);
            Add(line, "wasTopics", entry.Was?.Topics);
            Add(line, "wasLanguages", entry.Was?.Languages);
            var act = ReadableAct.Of(entry);
            line["by"] = act?["by"]?.DeepClone();
            line["from"] = act?["from"]?.DeepClone();
            line["act"] = act;
        }
        line["link"] = entry.Link.ToString();
        // A key's act holds the hash of its secret, and a chosen secret may be a weak one.
        if (entry.Kind is DeskKinds.KeyAdded or DeskKinds.KeyRevoked)
            line["withheld"] = true;
        else
            line["body"] = Convert.ToBase64String(entry.Body.Span);
        return line.ToJsonString(WireJson.Options);
    }

    private static string At(long time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void Add(JsonObject line, string name, IReadOnlyList<string>? words)
    {
        if (words is not null)
            line[name] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]);
    }
}
