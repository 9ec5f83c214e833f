namespace LiveHub.Server.Publishing.Drafts;

/// <summary>How alike two texts are, from 0 to 1: the part of their words that they share, and of the pairs of letters in them, whichever is more.</summary>
/// <remarks>By words, one that says the same in another order is alike; by pairs of letters, one with a spelling mistake or another ending is.</remarks>
internal static class Likeness
{
    public static double Of(string one, string other)
    {
        var (first, second) = (FoldedText.Words(one), FoldedText.Words(other));
        if (first.Count == 0 || second.Count == 0)
            return 0;
        return Math.Max(Shared(first, second), Shared(Pairs(first), Pairs(second)));
    }

    /// <summary>Dice's coefficient over what may be there several times.</summary>
    private static double Shared(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        if (one.Count == 0 || other.Count == 0)
            return 0;
        var left = one.GroupBy(part => part, StringComparer.Ordinal).ToDictionary(part => part.Key, part => part.Count(), StringComparer.Ordinal);
        var shared = 0;
        foreach (var part in other)
        {
            if (left.TryGetValue(part, out var count) && count > 0)
            {
                left[part] = count - 1;
                shared++;
            }
        }
        return 2.0 * shared / (one.Count + other.Count);
    }

    private static List<string> Pairs(IReadOnlyList<string> words) =>
        [.. words.SelectMany(word => Enumerable.Range(0, Math.Max(0, word.Length - 1)).Select(place => word.Substring(place, 2)))];
}
