using LiveHub.Server.Keys;
using LiveHub.Server.Problems;

namespace LiveHub.Server.Publishing;

/// <summary>Keeps an actor who is limited to topics inside them.</summary>
internal static class TopicScope
{
    /// <summary>Null when the actor may write an entry that concerns these topics; no topics at all concern everybody.</summary>
    /// <param name="topics">Those of the new revision and of the one it replaces.</param>
    public static Problem? Refuse(Actor by, IEnumerable<string> topics)
    {
        if (by.Topics.Count == 0)
            return null;
        var wanted = topics.Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
            return Problem.TopicOutOfScope("It may not write to everybody.");
        var outside = wanted.Where(topic => !by.Topics.Contains(topic, StringComparer.Ordinal)).ToList();
        return outside.Count == 0 ? null : Problem.TopicOutOfScope($"Not in its scope: {string.Join(", ", outside)}.");
    }
}
