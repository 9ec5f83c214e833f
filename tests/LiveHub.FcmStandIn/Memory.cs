using System.Security.Cryptography;

namespace LiveHub.StandIn;

/// <summary>Remembers which messages were delivered, by their hash.</summary>
internal sealed class Memory(int capacity)
{
    private readonly Lock _lock = new();
    private readonly HashSet<UInt128> _seen = [];

    /// <summary>Whether this very body, its target included, was delivered before.</summary>
    public bool IsKnown(ReadOnlySpan<byte> body)
    {
        if (capacity == 0)
            return false;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        var key = new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
        lock (_lock)
            return _seen.Count < capacity ? !_seen.Add(key) : _seen.Contains(key);
    }

    public void Forget()
    {
        lock (_lock)
            _seen.Clear();
    }
}
