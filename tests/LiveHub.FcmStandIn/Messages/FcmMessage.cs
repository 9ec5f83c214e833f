using System.Text.Json;

namespace LiveHub.StandIn.Messages;

/// <summary>A message that is right.</summary>
/// <param name="TargetKind"><c>token</c>, <c>fid</c>, <c>topic</c> or <c>condition</c>.</param>
/// <param name="Content">The object <c>message</c>.</param>
internal sealed record FcmMessage(string TargetKind, string Target, JsonElement Content)
{
    /// <summary>What stands at a path of names in snake_case; null when nothing does.</summary>
    public JsonElement? Get(params ReadOnlySpan<string> path)
    {
        var element = Content;
        foreach (var name in path)
        {
            if (Find(element, name) is not { } found)
                return null;
            element = found;
        }
        return element;
    }

    public static JsonElement? Find(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        var isThere = element.TryGetProperty(name, out var value)
            || (name.Contains('_', StringComparison.Ordinal) && element.TryGetProperty(new Field(name, FieldKind.Free).CamelName, out value));
        return isThere && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
