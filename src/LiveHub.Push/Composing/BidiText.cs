using System.Buffers;
using System.Text;

namespace LiveHub.Push.Composing;

/// <summary>Makes texts of two directions readable where there is no markup: in a notification, a word of the other direction keeps to itself only between isolates.</summary>
internal static class BidiText
{
    private static readonly Rune Space = new(' ');

    /// <summary>Drops what is not seen and changes directions, unless it is an isolate that is opened and closed; makes one space of any white space.</summary>
    public static string Clean(string text)
    {
        var runes = RunesOf(text);
        var paired = PairedIsolates(runes);
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < runes.Count; i++)
        {
            if (Scripts.IsBidiControl(runes[i]) && !paired[i])
                continue;
            if (runes[i] != Space || (clean.Length > 0 && clean[^1] != ' '))
                clean.Append(runes[i]);
        }
        return clean.ToString().TrimEnd(' ');
    }

    /// <summary>Puts each run of the other direction between FSI and PDI. Done twice it is the same as once.</summary>
    /// <remarks>A phone takes the direction of a notification from its first letter that is in no isolate, so an Arabic title that begins with "RT" stays Arabic, too.</remarks>
    public static string Isolate(string text, bool isRtl)
    {
        var clean = Clean(text);
        var runes = RunesOf(clean);
        var isolated = new StringBuilder(clean.Length + 8);
        var next = 0;
        foreach (var (start, end) in new ForeignRuns(runes, isRtl).Find())
        {
            Append(isolated, runes, next, start);
            isolated.Append((char)Scripts.FirstStrongIsolate);
            Append(isolated, runes, start, end);
            isolated.Append((char)Scripts.PopIsolate);
            next = end;
        }
        Append(isolated, runes, next, runes.Count);
        return isolated.ToString();
    }

    private static void Append(StringBuilder text, List<Rune> runes, int start, int end)
    {
        for (var i = start; i < end; i++)
            text.Append(runes[i]);
    }

    private static List<Rune> RunesOf(ReadOnlySpan<char> text)
    {
        var runes = new List<Rune>(text.Length);
        while (!text.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done;
            text = text[length..];
            if (!isWhole)
                continue;
            if (Rune.IsWhiteSpace(rune))
                runes.Add(Space);
            else if (!Rune.IsControl(rune))
                runes.Add(rune);
        }
        return runes;
    }

    private static bool[] PairedIsolates(List<Rune> runes)
    {
        var paired = new bool[runes.Count];
        var open = new Stack<int>();
        for (var i = 0; i < runes.Count; i++)
        {
            if (Scripts.IsIsolateStart(runes[i]))
                open.Push(i);
            else if (runes[i].Value == Scripts.PopIsolate && open.TryPop(out var start))
                paired[start] = paired[i] = true;
        }
        return paired;
    }
}
