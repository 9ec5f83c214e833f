using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Checker.Publishing;

/// <summary>Draws the acts of one publisher, which owns its subjects. Not thread-safe.</summary>
internal sealed class Newsroom(string name, Random random, CheckPlan plan)
{
    private readonly Dictionary<string, Story> _stories = new(StringComparer.Ordinal);
    private readonly Pen _pen = new(random, plan);
    private int _made;

    /// <summary>The topic facts, to be appended before anything else by one publisher.</summary>
    public Act Opening() => Of([.. plan.Topics.Select((slug, order) => new Story(Subjects.Topic(slug), 1, Routing.Of([slug], []), Pen.Topic(slug, order)))]);

    /// <param name="now">Server time in milliseconds.</param>
    public Act Next(long now) => random.Next(100) switch
    {
        < 3 when Pick(_ => true) is { } story => Stale(story),
        < 9 => Of([.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => Post(now))]),
        < 11 => Unknown(),
        < 15 when Pick(story => story.Fact is TopicFact) is { } topic => Of([topic with { Revision = topic.Revision + 1, Fact = _pen.Change((TopicFact)topic.Fact, now) }]),
        < 19 => Of([Raise(now)]),
        < 25 when Pick(story => story.Fact is AlertFact { Clearance: null }) is { } alert => Of([Change(alert, (AlertFact)alert.Fact, now)]),
        < 70 when Pick(story => story.Fact is ItemFact { Retraction: null }) is { } item => Of([Change(item, (ItemFact)item.Fact, now)]),
        _ => Of([Post(now)]),
    };

    /// <summary>The log took it.</summary>
    public void Happened(Act act)
    {
        foreach (var story in act.After)
            _stories[story.Subject] = story;
    }

    private static Act Of(IReadOnlyList<Story> after) => new([.. after.Select(story => Draft(story, story.Revision - 1))], after);

    private static Draft Draft(Story story, long expected) => new(story.Subject, expected, KindOf(story), story.Routing, FactCodec.Encode(story.Fact));

    private static string KindOf(Story story) => story.Fact switch
    {
        ItemFact { Retraction: not null } => EntryKinds.ItemRetracted,
        ItemFact => story.Revision == 1 ? EntryKinds.ItemPosted : EntryKinds.ItemChanged,
        AlertFact { Clearance: not null } => EntryKinds.AlertCleared,
        AlertFact => story.Revision == 1 ? EntryKinds.AlertRaised : EntryKinds.AlertUpdated,
        _ => story.Revision == 1 ? EntryKinds.TopicOpened : EntryKinds.TopicChanged,
    };

    private static Act Stale(Story story) => new([Draft(story, story.Revision + 1)], [], IsStale: true);

    /// <summary>An entry of a later version, which readers must keep out of their views.</summary>
    private Act Unknown() => new([new Draft($"note/{name}-{++_made}", 0, "note.added", _pen.Routing(), new byte[] { 0x92, 0x01, 0xa1, 0x78 })], []);

    private Story Post(long now)
    {
        var routing = _pen.Routing();
        return new Story(Subjects.Item($"{name}-{++_made}"), 1, routing, _pen.Item(routing.Languages[0], now));
    }

    private Story Raise(long now)
    {
        var topics = random.Next(3) == 0 ? Routing.Everyone : Routing.Of(_pen.Topics(), []);
        return new Story(Subjects.Alert($"{name}-{++_made}"), 1, topics, _pen.Alert(now));
    }

    private Story Change(Story story, ItemFact item, long now)
    {
        var routing = random.Next(4) == 0 ? _pen.Routing() : story.Routing;
        return story with { Revision = story.Revision + 1, Routing = routing, Fact = _pen.Change(item with { Language = routing.Languages[0] }, now) };
    }

    private Story Change(Story story, AlertFact alert, long now)
    {
        var routing = random.Next(4) == 0 ? Routing.Of(_pen.Topics(), []) : story.Routing;
        return story with { Revision = story.Revision + 1, Routing = routing, Fact = _pen.Change(alert, now) };
    }

    private Story? Pick(Func<Story, bool> filter)
    {
        var fitting = _stories.Values.Where(filter).ToList();
        // The newest are worked on most, as in life; that is what makes superseded revisions.
        return fitting.Count == 0 ? null : fitting[^(1 + random.Next(Math.Min(fitting.Count, random.Next(2) == 0 ? 5 : 60)))];
    }
}
