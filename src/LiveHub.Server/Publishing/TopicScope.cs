using LiveHub.Server.Keys;
using LiveHub.Server.Problems;

namespace LiveHub.Server.Publishing;

/// <summary>Keeps a key that is limited to topics inside them.</summary>
internal static class TopicScope
{
    /// <summary>Null when the key may write an entry that concerns these topics; no topics at all concern everybody.</summary>
    /// <param name="topics">Those of the new revision and of the one it replaces.</param>
    public static Problem? Refuse(AccessKey key, IEnumerable<string> topics)
    {
        if (key.Topics.Count == 0)
            return null;
        var wanted = topics.Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
            return Problem.TopicOutOfScope("It may not write to everybody.");
        var outside = wanted.Where(topic => !key.Topics.Contains(topic, StringComparer.Ordinal)).ToList();
        return outside.Count == 0 ? null : Problem.TopicOutOfScope($"Not in its scope: {string.Join(", ", outside)}.");
    }
}
