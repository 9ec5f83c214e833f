using System.Buffers;
using LiveHub.Protocol;
using MessagePack;

namespace LiveHub.LoadTest.Targets;

/// <summary>Writes the call of a hub method with one argument, as SignalR's MessagePack protocol has it.</summary>
internal static class HubCall
{
    private const int Invocation = 1;

    public static byte[] Of<T>(string method, T argument)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(6);
        writer.Write(Invocation);
        writer.WriteMapHeader(0);
        writer.WriteNil();
        writer.Write(method);
        writer.WriteArrayHeader(1);
        MessagePackSerializer.Serialize(ref writer, argument, WireMessagePack.Options);
        writer.WriteArrayHeader(0);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
