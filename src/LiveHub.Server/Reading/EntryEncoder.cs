using System.Buffers;
using LiveHub.Protocol;
using MessagePack;

namespace LiveHub.Server.Reading;

/// <summary>Encodes an entry for the wire. MessagePack copies the stored body; JSON decodes it once.</summary>
internal static class EntryEncoder
{
    public static byte[] MessagePack(RingEntry ring)
    {
        var entry = ring.Entry;
        var buffer = new ArrayBufferWriter<byte>(entry.Body.Length + 128);
        var writer = new MessagePackWriter(buffer);
        WireEntryFormatter.WriteEnvelope(
            ref writer, entry.Offset, ring.First, entry.Subject, entry.Revision, entry.Kind, entry.Routing.Topics, entry.Routing.Languages, entry.Time);
        if (IsReadable(entry.Kind, entry.Body))
            writer.WriteRaw(entry.Body.Span);
        else
            writer.WriteNil();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Json(RingEntry ring) =>
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Wire(ring), WireJson.Options);

    /// <summary>The entry as clients hold it; without a body when it cannot be decoded.</summary>
    public static WireEntry Wire(RingEntry ring)
    {
        var entry = ring.Entry;
        return new WireEntry(
            entry.Offset, ring.First, entry.Subject, entry.Revision, entry.Kind, entry.Routing.Topics, entry.Routing.Languages, entry.Time,
            TryDecode(entry.Kind, entry.Body));
    }

    /// <summary>A damaged body must not make the frame around it unreadable; unknown kinds are passed on when they are whole MessagePack.</summary>
    private static bool IsReadable(string kind, ReadOnlyMemory<byte> body)
    {
        if (EntryKinds.FactType(kind) is not null)
            return TryDecode(kind, body) is not null;
        try
        {
            var reader = new MessagePackReader(body);
            reader.Skip();
            return reader.End;
        }
        catch (Exception exception) when (exception is EndOfStreamException or MessagePackSerializationException)
        {
            return false;
        }
    }

    /// <summary>Null for an unknown kind and for a damaged body.</summary>
    public static Fact? TryDecode(string kind, ReadOnlyMemory<byte> body)
    {
        try
        {
            return FactCodec.Decode(kind, body);
        }
        catch (MessagePackSerializationException)
        {
            return null;
        }
    }
}
