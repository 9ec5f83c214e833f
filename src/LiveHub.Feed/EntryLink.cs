using System.Globalization;

namespace LiveHub.Feed;

/// <summary>Ties an entry to all entries before it: the first 8 bytes of SHA-1(previous link ‖ offset ‖ time ‖ envelope and body bytes).</summary>
/// <remarks>Two logs that hold the same link at an offset hold the same history up to it. <see cref="LinkChain"/> computes it, the same for every backend.</remarks>
public readonly record struct EntryLink(ulong Value)
{
    /// <summary>The link before the first entry of a log.</summary>
    public static readonly EntryLink Genesis;

    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Reads sixteen lower-case hexadecimal digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out EntryLink link)
    {
        link = default;
        if (text.Length != 16 || text.ContainsAnyInRange('A', 'F')
            || !ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        link = new EntryLink(value);
        return true;
    }
}
