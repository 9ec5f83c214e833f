using System.Buffers;
using LiveHub.Protocol;
using LiveHub.Server.Reading;
using MessagePack;

namespace LiveHub.Server.Ticker.Frames;

/// <summary>Writes hub messages of SignalR's MessagePack protocol: a length of 7 bits per byte, then <c>[1, {}, nil, target, [argument], []]</c>.</summary>
/// <remarks>Layout: HubProtocol.md of ASP.NET Core, "Invocation Message Encoding".</remarks>
internal static class MessagePackFrames
{
    private const int Invocation = 1;

    public static byte[] Feed(in FrameParts parts)
    {
        var buffer = new ArrayBufferWriter<byte>(EntryBytes(parts.Entries) + EntryBytes(parts.Ahead ?? []) + 256);
        var writer = new MessagePackWriter(buffer);
        WriteHead(ref writer, HubMethods.Feed);
        writer.WriteArrayHeader(7);
        writer.Write(parts.Set);
        WriteEntries(ref writer, parts.Entries);
        writer.WriteArrayHeader(parts.Counts.Count);
        foreach (var count in parts.Counts)
        {
            writer.WriteArrayHeader(2);
            writer.Write(count.Topic);
            writer.Write(count.Count);
        }
        writer.Write(parts.Through);
        if (parts.Ahead is null)
            writer.WriteNil();
        else
            WriteEntries(ref writer, parts.Ahead);
        writer.Write(parts.Skipped);
        writer.Write(parts.Reset);
        writer.WriteArrayHeader(0);
        writer.Flush();
        return Delimit(buffer.WrittenSpan);
    }

    public static byte[] Call<T>(string method, T argument)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        WriteHead(ref writer, method);
        MessagePackSerializer.Serialize(ref writer, argument, WireMessagePack.Options);
        writer.WriteArrayHeader(0);
        writer.Flush();
        return Delimit(buffer.WrittenSpan);
    }

    private static void WriteHead(ref MessagePackWriter writer, string method)
    {
        writer.WriteArrayHeader(6);
        writer.Write(Invocation);
        writer.WriteMapHeader(0);
        writer.WriteNil();
        writer.Write(method);
        writer.WriteArrayHeader(1);
    }

    private static void WriteEntries(ref MessagePackWriter writer, IReadOnlyList<RingEntry> entries)
    {
        writer.WriteArrayHeader(entries.Count);
        foreach (var entry in entries)
            writer.WriteRaw(entry.Bytes(WireForm.MessagePack));
    }

    private static int EntryBytes(IReadOnlyList<RingEntry> entries) => entries.Sum(entry => entry.Bytes(WireForm.MessagePack).Length);

    private static byte[] Delimit(ReadOnlySpan<byte> message)
    {
        Span<byte> length = stackalloc byte[5];
        var digits = 0;
        for (var rest = (uint)message.Length; ; rest >>= 7)
        {
            length[digits++] = (byte)(rest > 0x7f ? rest | 0x80 : rest);
            if (rest <= 0x7f)
                break;
        }
        return [.. length[..digits], .. message];
    }
}
