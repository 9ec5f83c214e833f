using LiveHub.Protocol;

namespace LiveHub.Server.Publishing.Topics;

/// <summary>Keeps the times of a topic's life true: the start is the first time it went live and never moves, the end stands only while it is ended.</summary>
internal static class TopicLife
{
    /// <param name="now">Milliseconds since 1970.</param>
    public static TopicFact Enter(TopicFact topic, string state, long now) => topic with
    {
        State = state,
        StartedAt = topic.StartedAt ?? (state == TopicStates.Live ? now : null),
        EndedAt = state == TopicStates.Ended ? topic.EndedAt ?? now : null,
    };
}
