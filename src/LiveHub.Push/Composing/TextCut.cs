using System.Globalization;

namespace LiveHub.Push.Composing;

/// <summary>Cuts a text so that no letter loses its marks and, where it can, no word its end.</summary>
internal static class TextCut
{
    private const string Ellipsis = "…";

    // Some newsrooms write two dots inside a headline; what is cut there must not look like theirs.
    private static readonly char[] Loose = [' ', '.', ',', ':', ';', '-', '–', '—', '،', '؛', '…', '(', '[', '«', '"'];

    /// <summary>Counts what a reader calls characters.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (; !text.IsEmpty; count++)
            text = text[StringInfo.GetNextTextElementLength(text)..];
        return count;
    }

    /// <summary>The text itself, or its beginning with an ellipsis, in no more than so many graphemes.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit || Count(text) <= limit)
            return text;
        if (limit <= 0)
            return "";
        var end = 0;
        for (var kept = 0; kept < limit - 1; kept++)
            end += StringInfo.GetNextTextElementLength(text.AsSpan(end));
        var word = text[end] == ' ' ? end : text.LastIndexOf(' ', Math.Max(0, end - 1));
        // A text without spaces, or with a very long last word, is cut inside it.
        var cut = word > end / 2 ? word : end;
        return text[..cut].TrimEnd(Loose) + Ellipsis;
    }
}
