using MessagePack;
using MessagePack.Formatters;

namespace LiveHub.Protocol;

/// <summary>Writes and reads entries as arrays of nine; the fact's type follows from the kind.</summary>
public sealed class WireEntryFormatter : IMessagePackFormatter<WireEntry?>
{
    private const int Fields = 9;

    public void Serialize(ref MessagePackWriter writer, WireEntry? value, MessagePackSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }
        WriteEnvelope(ref writer, value.Offset, value.First, value.Subject, value.Revision, value.Kind, value.Topics, value.Languages, value.Time);
        if (value.Body is null)
            writer.WriteNil();
        else
            MessagePackSerializer.Serialize(value.Body.GetType(), ref writer, value.Body, options);
    }

    /// <summary>Writes all but the body, which the caller must write next: a stored body is copied, not encoded again.</summary>
    public static void WriteEnvelope(
        ref MessagePackWriter writer, long offset, long first, string subject, long revision, string kind,
        IReadOnlyList<string> topics, IReadOnlyList<string> languages, long time)
    {
        writer.WriteArrayHeader(Fields);
        writer.Write(offset);
        writer.Write(first);
        writer.Write(subject);
        writer.Write(revision);
        writer.Write(kind);
        WriteList(ref writer, topics);
        WriteList(ref writer, languages);
        writer.Write(time);
    }

    public WireEntry? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        if (reader.TryReadNil())
            return null;
        var fields = reader.ReadArrayHeader();
        if (fields < Fields)
            throw new MessagePackSerializationException($"An entry has {Fields} fields, this one {fields}.");
        options.Security.DepthStep(ref reader);
        var offset = reader.ReadInt64();
        var first = reader.ReadInt64();
        var subject = reader.ReadString() ?? "";
        var revision = reader.ReadInt64();
        var kind = reader.ReadString() ?? "";
        var topics = ReadList(ref reader);
        var languages = ReadList(ref reader);
        var time = reader.ReadInt64();
        var body = ReadBody(ref reader, kind, options);
        for (var extra = Fields; extra < fields; extra++)
            reader.Skip();
        reader.Depth--;
        return new WireEntry(offset, first, subject, revision, kind, topics, languages, time, body);
    }

    private static Fact? ReadBody(ref MessagePackReader reader, string kind, MessagePackSerializerOptions options)
    {
        if (EntryKinds.FactType(kind) is { } type)
            return (Fact?)MessagePackSerializer.Deserialize(type, ref reader, options);
        reader.Skip();
        return null;
    }

    private static void WriteList(ref MessagePackWriter writer, IReadOnlyList<string> values)
    {
        writer.WriteArrayHeader(values.Count);
        foreach (var value in values)
            writer.Write(value);
    }

    private static string[] ReadList(ref MessagePackReader reader)
    {
        var values = new string[reader.ReadArrayHeader()];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.ReadString() ?? "";
        return values;
    }
}
