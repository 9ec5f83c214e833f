using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveHub.Protocol;

/// <summary>The JSON settings of everything LiveHub sends: camel case, absent instead of null, letters of every script as they are.</summary>
/// <remarks>The relaxed escaping is for <c>application/json</c> bodies and hub frames; never write its output into an HTML page unescaped.</remarks>
public static class WireJson
{
    public static readonly JsonSerializerOptions Options = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.Converters.Add(new WireEntryJsonConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
