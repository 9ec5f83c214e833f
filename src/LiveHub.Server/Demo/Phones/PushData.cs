using System.Globalization;
using System.Text.Json;

namespace LiveHub.Server.Demo.Phones;

/// <summary>A message as a phone gets it: its data, and what iOS shows by itself.</summary>
internal sealed class PushData
{
    private readonly JsonElement _data;
    private readonly JsonElement? _aps;

    private PushData(JsonElement data, JsonElement? aps)
    {
        _data = data;
        _aps = aps;
    }

    public string Alert => Text("alert");

    public string Kind => Text("kind");

    public string Tag => Text("tag");

    public long Revision => Number("revision");

    public long ExpiresAt => Number("expiresAt");

    /// <param name="message">The object <c>message</c> of FCM HTTP v1.</param>
    /// <returns>Null when it is none of LiveHub's.</returns>
    public static PushData? Of(JsonElement message)
    {
        if (!message.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
            return null;
        JsonElement? aps = message.TryGetProperty("apns", out var apns) && apns.TryGetProperty("payload", out var payload) && payload.TryGetProperty("aps", out var found) ? found : null;
        var push = new PushData(data.Clone(), aps?.Clone());
        return push is { Alert.Length: > 0, Kind.Length: > 0, Tag.Length: > 0, Revision: > 0 } ? push : null;
    }

    /// <summary>The notification that it asks for.</summary>
    /// <param name="bySystem">Drawn by iOS itself, which looks at its own part of the message.</param>
    public PhoneNotice Notice(bool bySystem, int replaced)
    {
        var alert = bySystem && _aps is { } aps && aps.TryGetProperty("alert", out var shown) ? shown : _data;
        var isQuiet = bySystem ? _aps?.TryGetProperty("sound", out _) != true : Text("silent") == "true";
        return new PhoneNotice(
            Tag, Alert, Revision, Kind, Text("importance"), TextOf(alert, "title"), TextOf(alert, "body"), Text("lang"), Text("dir") == "rtl" ? "rtl" : "ltr",
            Text("url") is { Length: > 0 } url ? url : null, isQuiet, Number("sentAt"), replaced);
    }

    private string Text(string name) => TextOf(_data, name);

    private long Number(string name) => long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static string TextOf(JsonElement map, string name) =>
        map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
