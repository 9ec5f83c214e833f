using System.Text;

namespace LiveHub.Push.Composing;

/// <summary>Finds the parts of a text that are read in the other direction: words with what is between them, digits and signs that hang on to them, and brackets that close inside.</summary>
/// <remarks>Numbers that stand alone are none: each reader's own rules for ranges and scores hold for them. A text that is all of the other direction has no parts.</remarks>
internal sealed class ForeignRuns
{
    private enum Side { Neutral, Own, Foreign }

    private const string Openers = "([{«‹“<";
    private const string Closers = ")]}»›”>";
    private const string Links = "-.'’_&@,:/+#%";

    private readonly List<Rune> _runes;
    private readonly Side[] _sides;

    public ForeignRuns(List<Rune> runes, bool isRtl)
    {
        _runes = runes;
        _sides = new Side[runes.Count];
        var depth = 0;
        for (var i = 0; i < runes.Count; i++)
        {
            if (Scripts.IsIsolateStart(runes[i]))
                depth++;
            // What is in isolates already is held together, and nothing may reach over it.
            _sides[i] = depth > 0 ? Side.Own : SideOf(i, isRtl);
            if (runes[i].Value == Scripts.PopIsolate)
                depth--;
        }
    }

    /// <summary>First and next index of each, in order.</summary>
    public List<(int Start, int End)> Find()
    {
        var runs = new List<(int, int)>();
        if (!_runes.Where((rune, i) => _sides[i] == Side.Own && Rune.IsLetter(rune)).Any())
            return runs;
        for (var i = 0; i < _runes.Count;)
        {
            if (_sides[i] != Side.Foreign)
            {
                i++;
                continue;
            }
            var (start, end) = Stretch(i, runs.Count > 0 ? runs[^1].Item2 : 0);
            end = Cut(start, end);
            runs.Add((start, end));
            i = end;
        }
        return runs;
    }

    private Side SideOf(int i, bool isRtl)
    {
        if (Scripts.IsPartOfLetter(_runes[i]))
            return i > 0 ? _sides[i - 1] : Side.Neutral;
        if (Scripts.IsRightToLeft(_runes[i]))
            return isRtl ? Side.Own : Side.Foreign;
        if (Scripts.IsLeftToRight(_runes[i]))
            return isRtl ? Side.Foreign : Side.Own;
        return Side.Neutral;
    }

    /// <summary>From a foreign letter to the last one before a letter of our own, and over digits that touch either end ("F-35", "5G").</summary>
    private (int Start, int End) Stretch(int first, int floor)
    {
        var end = first + 1;
        for (var i = end; i < _runes.Count && _sides[i] != Side.Own; i++)
        {
            if (_sides[i] == Side.Foreign)
                end = i + 1;
        }
        for (var i = end; i < _runes.Count && IsTouching(i); i++)
        {
            if (Rune.IsDigit(_runes[i]) || Is(_runes[i], "+#/"))
                end = i + 1;
        }
        var start = first;
        for (var i = first - 1; i >= floor && IsTouching(i); i--)
        {
            if (Rune.IsDigit(_runes[i]) || Is(_runes[i], "#@"))
                start = i;
        }
        return (start, end);
    }

    /// <summary>Ends a run before a bracket that is not closed in it, or takes in the one that closes it right behind. Half a pair would be drawn at the wrong side.</summary>
    private int Cut(int start, int end)
    {
        var open = new Stack<(int Index, Rune Closer)>();
        for (var i = start; i < end; i++)
        {
            var rune = _runes[i];
            if (open.TryPeek(out var top) && rune == top.Closer)
                open.Pop();
            else if (CloserOf(rune) is { } closer)
                open.Push((i, closer));
            else if (Is(rune, Closers))
                return Trim(start, i);
            if (i == end - 1 && open.TryPeek(out top) && AfterSpaces(end) is var next && next < _runes.Count && _runes[next] == top.Closer)
                end = next + 1;
        }
        return open.Count == 0 ? end : Trim(start, open.Last().Index);
    }

    private int Trim(int start, int end)
    {
        while (end > start + 1 && _sides[end - 1] == Side.Neutral && !Rune.IsDigit(_runes[end - 1]))
            end--;
        return end;
    }

    private int AfterSpaces(int index)
    {
        while (index < _runes.Count && _runes[index].Value == ' ')
            index++;
        return index;
    }

    private bool IsTouching(int i) => _sides[i] == Side.Neutral && (Rune.IsDigit(_runes[i]) || Is(_runes[i], Links));

    private static Rune? CloserOf(Rune rune) =>
        rune.Value == '"' ? rune : rune.IsBmp && Openers.IndexOf((char)rune.Value, StringComparison.Ordinal) is >= 0 and var i ? new Rune(Closers[i]) : null;

    private static bool Is(Rune rune, string set) => rune.IsBmp && set.Contains((char)rune.Value, StringComparison.Ordinal);
}
