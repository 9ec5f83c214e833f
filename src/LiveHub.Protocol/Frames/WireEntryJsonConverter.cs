using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveHub.Protocol;

/// <summary>Writes and reads entries as objects; the fact's type follows from the kind. An entry of an unknown kind has no body.</summary>
internal sealed class WireEntryJsonConverter : JsonConverter<WireEntry>
{
    public override WireEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var shape = JsonSerializer.Deserialize<Shape>(ref reader, options) ?? throw new JsonException("An entry must not be null.");
        var fact = EntryKinds.FactType(shape.Kind) is { } type && shape.Body is { ValueKind: JsonValueKind.Object } body
            ? (Fact?)body.Deserialize(type, options)
            : null;
        return new WireEntry(
            shape.Offset, shape.First, shape.Subject, shape.Revision, shape.Kind, shape.Topics ?? [], shape.Languages ?? [], shape.Time, fact);
    }

    public override void Write(Utf8JsonWriter writer, WireEntry value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("offset", value.Offset);
        writer.WriteNumber("first", value.First);
        writer.WriteString("subject", value.Subject);
        writer.WriteNumber("revision", value.Revision);
        writer.WriteString("kind", value.Kind);
        WriteList(writer, "topics", value.Topics);
        WriteList(writer, "languages", value.Languages);
        writer.WriteNumber("time", value.Time);
        if (value.Body is not null)
        {
            writer.WritePropertyName("body");
            JsonSerializer.Serialize(writer, value.Body, value.Body.GetType(), options);
        }
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    private sealed record Shape(
        long Offset, long First, string Subject, long Revision, string Kind,
        IReadOnlyList<string>? Topics, IReadOnlyList<string>? Languages, long Time, JsonElement? Body);
}
