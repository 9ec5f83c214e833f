using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Publishing;
using LiveHub.Server.Reading;

namespace LiveHub.Server.History;

/// <summary>The revisions of an item with what each changed. Who made them is in the server's log: the feed is public, and says nothing of editors.</summary>
internal sealed class ItemTimeline(FeedLog feed, LiveFeed live)
{
    private const int Batch = 1_000;

    /// <summary>Null when there is no such item.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<JsonObject?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (live.State.Find(Subjects.Item(id)) is not { Tombstone: null } head)
            return null;
        var acts = new JsonArray();
        JsonObject? before = null;
        foreach (var entry in await RevisionsAsync(head, cancellationToken))
        {
            var fact = FeedReads.FactOf<Fact>(entry);
            var state = JsonSerializer.SerializeToNode(fact, fact.GetType(), WireJson.Options)?.AsObject() ?? [];
            state["topics"] = new JsonArray([.. entry.Routing.Topics.Select(topic => JsonValue.Create(topic))]);
            var act = new JsonObject { ["at"] = entry.Time, ["kind"] = entry.Kind, ["revision"] = entry.Revision };
            if (before is null)
                act["content"] = state.DeepClone();
            else
                act["changes"] = FieldChanges.Between(before, state);
            before = state;
            acts.Add(act);
        }
        return new JsonObject { ["id"] = id, ["acts"] = acts };
    }

    /// <summary>All that retention has left, oldest first. Between the first and the newest the log is looked through: few ask for this, and no index would be worth it.</summary>
    private async Task<IReadOnlyList<Entry>> RevisionsAsync(SubjectHead head, CancellationToken cancellationToken)
    {
        var found = new List<Entry>();
        for (var offset = head.First; offset <= head.Offset && found.Count < head.Revision; offset += Batch)
        {
            var offsets = Enumerable.Range(0, (int)Math.Min(Batch, head.Offset - offset + 1)).Select(step => offset + step).ToList();
            found.AddRange((await feed.Log.ReadAtAsync(offsets, cancellationToken)).Where(entry => entry.Subject == head.Subject && !entry.IsDamaged));
        }
        return found;
    }
}
