using System.Buffers;
using System.Text.Json;
using LiveHub.Protocol;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Ticker.Frames;

/// <summary>Writes hub messages of SignalR's JSON protocol: one object, ended by the record separator 0x1E.</summary>
internal static class JsonFrames
{
    private const byte RecordSeparator = 0x1e;
    private static readonly JsonWriterOptions Writing = new() { Encoder = WireJson.Options.Encoder };

    public static byte[] Feed(FrameParts parts) => Call(HubMethods.Feed, writer => WriteFrame(writer, parts));

    public static byte[] Call<T>(string method, T argument) => Call(method, writer => JsonSerializer.Serialize(writer, argument, WireJson.Options));

    /// <summary>The object that stands in a hub frame; the HTTP snapshot has the same fields.</summary>
    public static void WriteFields(Utf8JsonWriter writer, in FrameParts parts)
    {
        writer.WriteString("set", parts.Set);
        WriteEntries(writer, "entries", parts.Entries);
        writer.WritePropertyName("counts");
        JsonSerializer.Serialize(writer, parts.Counts, WireJson.Options);
        if (parts.Through is not null)
            writer.WriteString("through", parts.Through);
        if (parts.Ahead is not null)
            WriteEntries(writer, "ahead", parts.Ahead);
        writer.WriteNumber("skipped", parts.Skipped);
        writer.WriteBoolean("reset", parts.Reset);
    }

    private static byte[] Call(string method, Action<Utf8JsonWriter> writeArgument)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            writer.WriteNumber("type", 1);
            writer.WriteString("target", method);
            writer.WriteStartArray("arguments");
            writeArgument(writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return [.. buffer.WrittenSpan, RecordSeparator];
    }

    private static void WriteFrame(Utf8JsonWriter writer, in FrameParts parts)
    {
        writer.WriteStartObject();
        WriteFields(writer, parts);
        writer.WriteEndObject();
    }

    private static void WriteEntries(Utf8JsonWriter writer, string name, IReadOnlyList<RingEntry> entries)
    {
        writer.WriteStartArray(name);
        foreach (var entry in entries)
            writer.WriteRawValue(entry.Bytes(WireForm.Json), skipInputValidation: true);
        writer.WriteEndArray();
    }
}
