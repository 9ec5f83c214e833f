using System.Text;

namespace LiveHub.Testing.Fuzz;

/// <summary>Spoils bytes as fuzzers do: flips, cuts, doublings, splices, and values that parsers stumble over.</summary>
public sealed class ByteMutator(Random random)
{
    /// <summary>Ends of ranges, and the MessagePack heads of nil, nothing, and of strings, arrays and maps that claim to be huge.</summary>
    private static readonly byte[] Odd = [0x00, 0x01, 0x7f, 0x80, 0x90, 0xa0, 0xc0, 0xc1, 0xc6, 0xcf, 0xd3, 0xd9, 0xdb, 0xdd, 0xdf, 0xe0, 0xfe, 0xff];

    private static readonly byte[][] Words =
        [.. new[] { "null", "{}", "[]", "\"\"", "-1", "1e400", "99999999999999999999", "\\ud800", "\u202e", "\u001e", "\r\n", "<", "&#0;", "<![CDATA[", "%00", "../" }.Select(Encoding.UTF8.GetBytes)];

    /// <param name="others">Seeds to splice with.</param>
    /// <returns>Other bytes; now and then the same.</returns>
    public byte[] Mutate(byte[] seed, IReadOnlyList<byte[]> others)
    {
        var bytes = seed.ToList();
        for (var times = 1 + random.Next(4); times > 0; times--)
            Once(bytes, others);
        return [.. bytes.Take(64 * 1024)];
    }

    private void Once(List<byte> bytes, IReadOnlyList<byte[]> others)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, 1 + random.Next(16));
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = Odd[random.Next(Odd.Length)];
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, Random(1 + random.Next(8)));
                break;
            case 5:
                bytes.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
            case 6:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 7:
                var other = others[random.Next(others.Count)];
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.Skip(random.Next(other.Length + 1)));
                break;
            default:
                bytes.InsertRange(at, Enumerable.Repeat(Odd[random.Next(Odd.Length)], 1 << random.Next(13)));
                break;
        }
    }

    private byte[] Random(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
