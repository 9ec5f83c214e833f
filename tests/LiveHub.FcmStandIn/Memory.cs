using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using LiveHub.StandIn.Messages;

namespace LiveHub.StandIn;

/// <summary>Remembers which messages were delivered, by their hash.</summary>
internal sealed class Memory(int capacity)
{
    private readonly Lock _lock = new();
    private readonly HashSet<UInt128> _seen = [];

    /// <summary>Whether the same was delivered to that target before: the same data, or, of a message without, the same message. How long it is kept for the phone may differ.</summary>
    public bool IsKnown(FcmMessage message)
    {
        if (capacity == 0)
            return false;
        var key = HashOf(JsonMarshal.GetRawUtf8Value(message.Get("data") ?? message.Content)) ^ HashOf(Encoding.UTF8.GetBytes(message.Target));
        lock (_lock)
            return _seen.Count < capacity ? !_seen.Add(key) : _seen.Contains(key);
    }

    public void Forget()
    {
        lock (_lock)
            _seen.Clear();
    }

    private static UInt128 HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }
}
