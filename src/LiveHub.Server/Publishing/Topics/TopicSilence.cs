using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Publishing.Topics;

/// <summary>Knows which live topics end by themselves, and when that would be.</summary>
internal sealed class TopicSilence(DeskState desk, LiveFeed live)
{
    private const long Hour = 60 * 60 * 1000;

    /// <summary>The heads of those that are to end, with the time at which they will have been silent for long enough.</summary>
    public IEnumerable<(SubjectHead Head, long EndsAt)> Ending()
    {
        var rules = desk.Read(fold => fold.TopicRules.Newest);
        if (rules is { EndsAfterHours: null, Topics.Count: 0 })
            return [];
        return live.State.Topics().Select(head => (Head: head, EndsAt: EndOf(head, rules))).Where(topic => topic.EndsAt is not null)
            .Select(topic => (topic.Head, topic.EndsAt ?? 0));
    }

    /// <summary>Null when nothing ends it. Whatever is done to it or to an item of it breaks the silence.</summary>
    private long? EndOf(SubjectHead head, TopicRulesAct rules)
    {
        if (head.Fact is not TopicFact { State: TopicStates.Live } topic)
            return null;
        var slug = Subjects.IdOf(head.Subject);
        var hours = rules.Topics.TryGetValue(slug, out var own) ? own : topic.Kind == TopicKinds.Story ? rules.EndsAfterHours ?? 0 : 0;
        return hours > 0 ? Math.Max(head.Time, live.State.LatestIn(slug)) + (hours * Hour) : null;
    }
}
