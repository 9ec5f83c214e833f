using LiveHub.Push.Devices;

namespace LiveHub.Push.Ledgers;

/// <summary>One bit for each device of a shard. Not safe for several threads.</summary>
public sealed class ShardMarks
{
    public const int Bytes = Device.ShardSize / 8;
    private readonly byte[] _bits;

    public ShardMarks() => _bits = new byte[Bytes];

    /// <param name="bits">Shorter ones are filled up with zeros; not kept.</param>
    public ShardMarks(ReadOnlySpan<byte> bits)
    {
        _bits = new byte[Bytes];
        bits[..Math.Min(bits.Length, Bytes)].CopyTo(_bits);
    }

    /// <summary>Bit 7 of the first byte is slot 0, as in Redis.</summary>
    public ReadOnlySpan<byte> Bits => _bits;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var part in _bits)
                count += System.Numerics.BitOperations.PopCount(part);
            return count;
        }
    }

    public bool this[int slot] => (_bits[slot >> 3] & (0x80 >> (slot & 7))) != 0;

    public void Set(int slot) => _bits[slot >> 3] |= (byte)(0x80 >> (slot & 7));

    public void Add(ShardMarks others)
    {
        for (var i = 0; i < Bytes; i++)
            _bits[i] |= others._bits[i];
    }
}
