using System.Diagnostics;
using System.Globalization;

namespace LiveHub.LoadTest.Readers;

/// <summary>Text in a headline that tells its number and when it was published: <c>@@NNNNNNNN:TTTTTTTTTTTTTTTTTTT@@</c>.</summary>
internal static class Marker
{
    public const int Length = 2 + 8 + 1 + 19 + 2;

    /// <summary>About 400 bytes in all, as a long Arabic headline has.</summary>
    private static readonly string Filler = string.Concat(Enumerable.Repeat("تبلغ أعمال الرصيف القديم مرحلة أخرى وتلتزم العبارة بمواعيدها ", 4))[..200];

    public static string Headline(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Filler}@@{number:00000000}:{Stopwatch.GetTimestamp():0000000000000000000}@@");

    /// <summary>Finds the next marker.</summary>
    /// <param name="from">Where to look from; moved behind what was looked at. What may be the beginning of a marker stays.</param>
    public static bool TryFind(ReadOnlySpan<byte> bytes, ref int from, out int number, out long published)
    {
        (number, published) = (0, 0);
        while (true)
        {
            var at = bytes[from..].IndexOf("@@"u8);
            if (at < 0)
            {
                from = Math.Max(from, bytes.Length - 1);
                return false;
            }
            from += at;
            if (bytes.Length - from < Length)
                return false;
            var marker = bytes.Slice(from, Length);
            if (marker[10] == ':' && marker[^1] == '@' && Digits(marker.Slice(2, 8), out var first) && Digits(marker.Slice(11, 19), out published))
            {
                (number, from) = ((int)first, from + Length);
                return true;
            }
            from++;
        }
    }

    private static bool Digits(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            value = (value * 10) + (digit - '0');
        }
        return true;
    }
}
