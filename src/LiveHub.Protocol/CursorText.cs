using System.Globalization;

namespace LiveHub.Protocol;

/// <summary>A reader's place as it travels: <c>epoch.offset.link.set</c>. Clients keep it and give it back; they do not look inside.</summary>
/// <param name="Epoch">The log's history, such as <c>1-9f3a2b7c</c>.</param>
/// <param name="Offset">The last offset that the view holds; 0 or more, below 2^53.</param>
/// <param name="Link">16 hexadecimal digits: the link of the entry there.</param>
/// <param name="Set">8 hexadecimal digits: the follow set that the view is of.</param>
public sealed record CursorText(string Epoch, long Offset, string Link, string Set)
{
    /// <summary>Longest text that <see cref="TryParse"/> looks at.</summary>
    public const int MaxLength = 80;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{Offset}.{Link}.{Set}");

    /// <summary>Splits a cursor; what its parts mean is judged by the server. Refuses what <see cref="ToString"/> would not write.</summary>
    public static bool TryParse(string? text, out CursorText cursor)
    {
        cursor = new CursorText("", 0, "", "");
        if (text is null || text.Length > MaxLength || text.Split('.') is not [var epoch, var digits, { Length: 16 } link, { Length: 8 } set]
            || epoch.Length == 0 || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) || offset >= 1L << 53)
            return false;
        cursor = new CursorText(epoch, offset, link, set);
        return cursor.ToString() == text;
    }
}
