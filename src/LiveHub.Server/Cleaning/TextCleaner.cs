using System.Text;

namespace LiveHub.Server.Cleaning;

/// <summary>Cleans what people paste into a headline, so that what is shown is what was read before publishing.</summary>
/// <remarks>
/// 1. Unpaired surrogates and invisible characters go; white space of any kind becomes a space.
/// 2. Isolates that are not opened and closed go.
/// 3. Joiners stay where they shape a word (or a picture) and go elsewhere.
/// 4. Isolates around nothing go.
/// 5. Spaces are collapsed and trimmed; a text of which nothing would be seen is empty.
/// 6. The rest is composed (NFC).
/// The order makes cleaning a cleaned text change nothing.
/// </remarks>
internal static class TextCleaner
{
    public static string Clean(string text)
    {
        var runes = Visible(text);
        Keep(runes, PairedIsolates(runes));
        Keep(runes, ShapingJoiners(runes));
        DropEmptyIsolates(runes);
        CollapseSpaces(runes);
        if (!runes.Exists(rune => rune != Characters.Space && !IsIsolate(rune)))
            return "";
        var cleaned = new StringBuilder(runes.Count);
        foreach (var rune in runes)
            cleaned.Append(rune);
        return cleaned.ToString().Normalize(NormalizationForm.FormC);
    }

    private static List<Rune> Visible(ReadOnlySpan<char> text)
    {
        var runes = new List<Rune>(text.Length);
        while (!text.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf16(text, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            text = text[length..];
            if (!isWhole)
                continue;
            if (Characters.IsSpace(rune))
                runes.Add(Characters.Space);
            else if (!Characters.IsInvisible(rune))
                runes.Add(rune);
        }
        return runes;
    }

    private static bool[] PairedIsolates(List<Rune> runes)
    {
        var keep = new bool[runes.Count];
        var open = new Stack<int>();
        for (var i = 0; i < runes.Count; i++)
        {
            if (Characters.IsIsolateStart(runes[i]))
            {
                open.Push(i);
            }
            else if (runes[i] != Characters.PopIsolate)
            {
                keep[i] = true;
            }
            else if (open.TryPop(out var start))
            {
                keep[start] = true;
                keep[i] = true;
            }
        }
        return keep;
    }

    private static bool[] ShapingJoiners(List<Rune> runes)
    {
        var keep = new bool[runes.Count];
        for (var i = 0; i < runes.Count; i++)
        {
            // Of several joiners in a row, none has a letter on both sides.
            keep[i] = !Characters.IsJoiner(runes[i])
                || (i > 0 && i + 1 < runes.Count
                    && Characters.MayPrecede(runes[i], runes[i - 1]) && Characters.MayFollow(runes[i], runes[i + 1]));
        }
        return keep;
    }

    private static void Keep(List<Rune> runes, bool[] keep)
    {
        var index = 0;
        runes.RemoveAll(_ => !keep[index++]);
    }

    private static void DropEmptyIsolates(List<Rune> runes)
    {
        var end = 0;
        for (var i = 0; i < runes.Count; i++)
        {
            var rune = runes[i];
            if (rune == Characters.PopIsolate && end > 0 && Characters.IsIsolateStart(runes[end - 1]))
                end--;
            else
                runes[end++] = rune;
        }
        runes.RemoveRange(end, runes.Count - end);
    }

    private static void CollapseSpaces(List<Rune> runes)
    {
        var end = 0;
        for (var i = 0; i < runes.Count; i++)
        {
            var rune = runes[i];
            if (rune != Characters.Space || (end > 0 && runes[end - 1] != Characters.Space))
                runes[end++] = rune;
        }
        if (end > 0 && runes[end - 1] == Characters.Space)
            end--;
        runes.RemoveRange(end, runes.Count - end);
    }

    private static bool IsIsolate(Rune rune) => Characters.IsIsolateStart(rune) || rune == Characters.PopIsolate;
}
