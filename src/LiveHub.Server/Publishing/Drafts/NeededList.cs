using System.Text.Json.Nodes;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>What has to be typed, as an answer says it.</summary>
internal static class NeededList
{
    /// <param name="acceptLanguage">The header of the request; the words come in Arabic first where it asks for that first.</param>
    public static JsonArray Of(IReadOnlyList<Needed> needed, string acceptLanguage)
    {
        var language = acceptLanguage.StartsWith("ar", StringComparison.OrdinalIgnoreCase) ? "ar" : "en";
        return [.. needed.Select(one => BodyOf(one, language))];
    }

    private static JsonObject BodyOf(Needed needed, string language)
    {
        var body = new JsonObject
        {
            ["kind"] = needed.Kind,
            ["type"] = needed.Words.GetValueOrDefault(language, needed.Words.Values.First()),
            ["types"] = new JsonObject(needed.Words.Select(word => KeyValuePair.Create<string, JsonNode?>(word.Key, word.Value))),
            ["reason"] = needed.Reason,
        };
        if (needed.Of is not null)
            body["of"] = needed.Of;
        return body;
    }
}
