using System.Globalization;

namespace LiveHub.Server.Cleaning;

/// <summary>Counts what a reader calls a character: a letter with its marks, a flag, a family.</summary>
internal static class Graphemes
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (!text.IsEmpty)
        {
            text = text[StringInfo.GetNextTextElementLength(text)..];
            count++;
        }
        return count;
    }

    /// <summary>Whether a text has more than so many graphemes.</summary>
    public static bool Exceeds(string text, int limit) => text.Length > limit && Count(text) > limit;
}
