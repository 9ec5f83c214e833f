using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;
using LiveHub.Protocol;

namespace LiveHub.Cli.Import;

/// <summary>A JSON array, or one document per line, of <c>POST /items</c> bodies, oldest first. An item without an id gets one from its content.</summary>
internal static class JsonItems
{
    public static IReadOnlyList<ImportEntry> Read(string text, ImportDefaults defaults)
    {
        var items = text.AsSpan().TrimStart()[0] == '[' ? ReadArray(text) : text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse);
        return [.. items.Select((item, index) => Entry(item, index, defaults))];
    }

    private static IEnumerable<JsonNode?> ReadArray(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonArray ?? [];
        }
        catch (JsonException exception)
        {
            throw new UnreadableFileException("The JSON array is not well-formed: " + exception.Message, exception);
        }
    }

    private static JsonNode? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ImportEntry Entry(JsonNode? node, int index, ImportDefaults defaults)
    {
        var place = $"item {index + 1} of the file";
        if (node is not JsonObject)
            return new ImportEntry(place, null, "not a JSON object");
        try
        {
            // Written out once: names that are there twice and halves of surrogate pairs are found only by whoever reads them.
            return JsonNode.Parse(node.ToJsonString(WireJson.Options)) is JsonObject body ? Entry(body, place, defaults) : new ImportEntry(place, null, "not a JSON object");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or JsonException)
        {
            return new ImportEntry(place, null, "a field is there twice, or a text holds half of a surrogate pair");
        }
    }

    private static ImportEntry Entry(JsonObject body, string place, ImportDefaults defaults)
    {
        if (body["id"] is null)
            body["id"] = ItemId.From(body.ToJsonString(WireJson.Options));
        if (body["topics"] is null && defaults.Topics.Count > 0)
            body["topics"] = ItemFields.ListOf(defaults.Topics);
        if (body["language"] is null && defaults.Language is not null)
            body["language"] = defaults.Language;
        var headline = body["headline"] is JsonObject text ? text["value"] : body["headline"];
        return new ImportEntry(headline?.ToString() ?? place, body);
    }
}
