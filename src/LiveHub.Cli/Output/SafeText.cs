using System.Text;
using LiveHub.Protocol;

namespace LiveHub.Cli.Output;

/// <summary>Makes strings from elsewhere fit for a terminal line: no control characters (they could steer the terminal), no bidi tricks, directions kept apart.</summary>
internal static class SafeText
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';

    /// <summary>One line of plain text: control and bidi control characters are gone, white space is single.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = clean.Length > 0;
                continue;
            }
            if (Rune.IsControl(rune) || IsBidiControl(rune.Value))
                continue;
            if (space)
                clean.Append(' ');
            space = false;
            clean.Append(rune.ToString());
        }
        return clean.ToString();
    }

    /// <summary>A text as an isolate of its own, with the runs of the other direction isolated inside: it may stand anywhere in a line.</summary>
    public static string Isolated(Text text) => Wrap(IsolateRuns(Clean(text.Value), string.Equals(text.Dir, Text.Rtl, StringComparison.Ordinal)));

    /// <summary>A text for a line of its own.</summary>
    public static string Line(Text text) => IsolateRuns(Clean(text.Value), string.Equals(text.Dir, Text.Rtl, StringComparison.Ordinal));

    private static string IsolateRuns(string text, bool isRtl)
    {
        var result = new StringBuilder(text.Length);
        var position = 0;
        while (position < text.Length)
        {
            if (DirectionOf(text[position]) is not { } direction || direction == isRtl)
            {
                result.Append(text[position++]);
                continue;
            }
            var end = EndOfRun(text, position, isRtl);
            result.Append(Wrap(text[position..end]));
            position = end;
        }
        return result.ToString();
    }

    // To the last strong character of the other direction before one of the base direction, and what hangs on it, such as the 16 of F-16.
    private static int EndOfRun(string text, int start, bool isRtl)
    {
        var end = start + 1;
        for (var i = end; i < text.Length && DirectionOf(text[i]) != isRtl; i++)
        {
            if (DirectionOf(text[i]) is not null || char.IsLowSurrogate(text[i]) || IsCombining(text[i]) || (char.IsDigit(text[i]) && !text.AsSpan(end, i - end).Contains(' ')))
                end = i + 1;
        }
        return end;
    }

    /// <summary>True: right to left; false: left to right; null: neither.</summary>
    private static bool? DirectionOf(char character) => character switch
    {
        >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC' => char.IsLetter(character) ? true : null,
        _ => char.IsLetter(character) ? false : null,
    };

    private static bool IsCombining(char character) => char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.NonSpacingMark;

    // Marks, embeddings, overrides, isolates: text that needs them gets ours.
    private static bool IsBidiControl(int value) => value is 0x200E or 0x200F or 0x061C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static string Wrap(string text) => $"{FirstStrongIsolate}{text}{PopIsolate}";
}
