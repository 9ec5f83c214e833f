using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Problems;
using LiveHub.Server.Reading;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing;

/// <summary>Reads what a write builds on from the log itself: this node's fold may be a moment behind another writer.</summary>
internal sealed class FeedReads(FeedLog feed, DeskLog desk, LiveFeed live)
{
    public ValueTask<Entry?> HeadAsync(string subject, CancellationToken cancellationToken) => feed.Log.ReadHeadAsync(subject, cancellationToken);

    /// <summary>Adds an error for every topic that does not exist.</summary>
    public async ValueTask CheckTopicsAsync(IReadOnlyList<string> topics, string field, FieldErrors errors, CancellationToken cancellationToken)
    {
        for (var i = 0; i < topics.Count; i++)
        {
            var subject = Subjects.Topic(topics[i]);
            if (Slug.IsValid(topics[i]) && live.State.Find(subject) is null && await HeadAsync(subject, cancellationToken) is null)
                errors.Add($"{field}/{i}", "unknown-topic", $"There is no topic {topics[i]}.");
        }
    }

    /// <summary>The first of these topics that takes nothing new, as this node's fold knows it.</summary>
    public string? FindFrozen(IEnumerable<string> topics) =>
        topics.FirstOrDefault(topic => live.State.Find(Subjects.Topic(topic)) is { Fact: TopicFact { Frozen: true } });

    /// <summary>Says so when an item, in the feed or held, has this id.</summary>
    public async ValueTask<Problem?> FindTakenAsync(string id, CancellationToken cancellationToken)
    {
        if (await HeadAsync(Subjects.Item(id), cancellationToken) is not null)
            return Problem.Exists($"There is an item {id} already.");
        return await desk.Log.ReadHeadAsync(DeskSubjects.Held(id), cancellationToken) is { Kind: DeskKinds.HeldSaved or DeskKinds.HeldReleased }
            ? Problem.Exists($"An item {id} is held already.")
            : null;
    }

    /// <summary>The newest revision as a resource.</summary>
    public JsonObject Current(Entry head, Fact fact) =>
        Resource.Of(head, fact, head.Revision == 1 ? head.Offset : live.State.Find(head.Subject)?.First, live.State.Position.Epoch);

    public static TFact FactOf<TFact>(Entry entry) where TFact : Fact =>
        FactCodec.Decode(entry.Kind, entry.Body) as TFact
        ?? throw new InvalidOperationException($"{entry.Subject} holds an entry of kind {entry.Kind}.");
}
