using System.Text.Json.Nodes;

namespace LiveHub.Testing.Fuzz;

/// <summary>Spoils JSON by its structure: values of other kinds and sizes, fields too many, too few or twice, so that a mutant gets past the parser.</summary>
public sealed class JsonMutator(Random random)
{
    private const string Hole = "\"\\u0001hole\"";

    private static readonly string[] Hostile =
    [
        "null", "true", "{}", "[]", "\"\"", "-1", "0", "1.5", "1e400", "-0.0", "9007199254740993", "99999999999999999999", "253402300800000",
        "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u202e\\u2066\\u200f\"", "\"\\ufeff\\u200b\"", "\"a\\u0301\\u0301\\u0301\"", "\" \\t\\r\\n \"", "\"*\"", "\"../x\"", "\"a--b\"",
        "\"http://[\"", "\"https://\\u2100.example/\"", "\"x-private\"", "{\"value\":\"x\",\"lang\":\"ar\",\"dir\":\"up\"}", "{\"a\":1,\"a\":2}", "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]",
        "\"" + new string('x', 5000) + "\"", "\"" + string.Concat(Enumerable.Repeat("\\ud83d\\udc68\\u200d", 500)) + "\"", "[" + string.Join(',', Enumerable.Repeat("\"a\"", 2000)) + "]",
    ];

    /// <param name="seed">A JSON object.</param>
    public string Mutate(string seed)
    {
        var root = JsonNode.Parse(seed) as JsonObject ?? [];
        for (var times = 1 + random.Next(2); times > 0; times--)
        {
            var objects = Objects(root).ToList();
            Spoil(objects[random.Next(objects.Count)]);
        }
        var text = root.ToJsonString();
        for (var at = text.IndexOf(Hole, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Hole, at, StringComparison.Ordinal))
            text = text[..at] + Hostile[random.Next(Hostile.Length)] + text[(at + Hole.Length)..];
        return text;
    }

    private void Spoil(JsonObject one)
    {
        if (one.Count == 0 || random.Next(8) == 0)
        {
            one["unknown"] = "\u0001hole";
            return;
        }
        var name = one.ElementAt(random.Next(one.Count)).Key;
        if (random.Next(6) == 0)
            one.Remove(name);
        else if (one[name] is JsonArray { Count: > 0 } list && random.Next(2) == 0)
            list[random.Next(list.Count)] = "\u0001hole";
        else
            one[name] = "\u0001hole";
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(field => Objects(field.Value)).Prepend(one),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
