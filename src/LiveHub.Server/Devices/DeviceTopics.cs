using LiveHub.Protocol;
using LiveHub.Push.Devices;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Devices;

/// <summary>Decides which of the topics that a device asks for it follows: those that can still bring something, the most important first.</summary>
internal static class DeviceTopics
{
    public const int Kept = 100;

    /// <param name="live">As this node knows the topics, which may be a moment ago: a device registers again and again.</param>
    public static (IReadOnlyList<TopicChoice> Kept, IReadOnlyList<DroppedTopic> Dropped) Choose(IReadOnlyList<TopicChoice> wanted, LiveFeed live)
    {
        var kept = new List<TopicChoice>();
        var dropped = new List<DroppedTopic>();
        foreach (var choice in InOrder(wanted))
        {
            var topic = live.State.Find(Subjects.Topic(choice.Topic))?.Fact as TopicFact;
            if (topic is null)
                dropped.Add(new DroppedTopic(choice.Topic, "unknown"));
            else if (topic.State == TopicStates.Ended)
                dropped.Add(new DroppedTopic(choice.Topic, "ended"));
            else if (kept.Count == Kept)
                dropped.Add(new DroppedTopic(choice.Topic, "too-many"));
            else
                kept.Add(choice);
        }
        return (kept, dropped);
    }

    /// <summary>By priority; of the same, as they were named.</summary>
    public static IEnumerable<TopicChoice> InOrder(IEnumerable<TopicChoice> choices) => choices.OrderByDescending(choice => choice.Priority);
}
