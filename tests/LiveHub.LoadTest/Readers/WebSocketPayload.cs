using System.Buffers.Binary;

namespace LiveHub.LoadTest.Readers;

/// <summary>Leaves the headers out of what a server sends: its frames, whole or in parts, one after the other (RFC 6455 §5.2; a server does not mask).</summary>
internal sealed class WebSocketPayload
{
    private const int LongestHeader = 10;
    private readonly byte[] _header = new byte[LongestHeader];
    private int _headerLength;
    private long _left;

    /// <summary>Copies the payload of the next bytes.</summary>
    /// <returns>Bytes copied.</returns>
    public int Take(ReadOnlySpan<byte> bytes, Span<byte> payload)
    {
        var copied = 0;
        while (!bytes.IsEmpty)
        {
            if (_left > 0)
            {
                var count = (int)Math.Min(_left, bytes.Length);
                bytes[..count].CopyTo(payload[copied..]);
                copied += count;
                _left -= count;
                bytes = bytes[count..];
                continue;
            }
            _header[_headerLength++] = bytes[0];
            bytes = bytes[1..];
            if (Length() is not { } length)
                continue;
            (_left, _headerLength) = (length, 0);
        }
        return copied;
    }

    /// <summary>How long the payload is; null while the header is not whole.</summary>
    private long? Length()
    {
        if (_headerLength < 2)
            return null;
        return (_header[1] & 0x7f) switch
        {
            126 => _headerLength == 4 ? BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)) : null,
            127 => _headerLength == 10 ? BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)) : null,
            var length => length,
        };
    }
}
