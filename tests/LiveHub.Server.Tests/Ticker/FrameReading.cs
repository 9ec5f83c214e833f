using LiveHub.Protocol;
using LiveHub.Server.Ticker.Frames;
using MessagePack;

namespace LiveHub.Server.Tests.Ticker;

/// <summary>Takes hub messages apart by the bytes, independently of the code that wrote them.</summary>
internal static class FrameReading
{
    public static FeedFrame Feed(HubFrame frame)
    {
        var message = Assert.Single(Messages(frame.Bytes));
        Assert.Equal(HubMethods.Feed, message.Target);
        return MessagePackSerializer.Deserialize<FeedFrame>(message.Argument, WireMessagePack.Options);
    }

    /// <summary>Opens each invocation.</summary>
    public static IEnumerable<(string Target, byte[] Argument)> Messages(ReadOnlyMemory<byte> bytes) =>
        Split(bytes).Select(Invocation).OfType<(string, byte[])>();

    /// <summary>Splits by the length prefixes of 7 bits per byte.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var (length, shift) = (0, 0);
            byte digit;
            do
            {
                digit = bytes.Span[at++];
                length |= (digit & 0x7f) << shift;
                shift += 7;
            }
            while ((digit & 0x80) != 0);
            yield return bytes.Slice(at, length);
            at += length;
        }
    }

    /// <summary>Null for pings, completions and the like.</summary>
    private static (string Target, byte[] Argument)? Invocation(ReadOnlyMemory<byte> message)
    {
        var reader = new MessagePackReader(message);
        if (reader.ReadArrayHeader() != 6 || reader.ReadInt32() != 1)
            return null;
        reader.Skip();
        reader.Skip();
        var target = reader.ReadString()!;
        Assert.Equal(1, reader.ReadArrayHeader());
        var start = (int)reader.Consumed;
        reader.Skip();
        return (target, message[start..(int)reader.Consumed].ToArray());
    }
}
