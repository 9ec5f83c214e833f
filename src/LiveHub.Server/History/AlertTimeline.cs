using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Push.Dispatch;

namespace LiveHub.Server.History;

/// <summary>Every act on an alert, its draft and its sends, in order.</summary>
internal sealed class AlertTimeline(HistoryReader reader, ActorNames names)
{
    /// <summary>Null when the desk knows of no such alert.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<JsonObject?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (reader.Find(id) is not { } history || history.Acts.All(act => SendId.Of(act.Subject) is not null))
            return null;
        var entries = (await reader.ReadAsync([history], cancellationToken))[0];
        var states = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        return new JsonObject { ["id"] = id, ["acts"] = new JsonArray([.. entries.Select(entry => Of(entry, states))]) };
    }

    /// <param name="states">The newest state of each subject so far.</param>
    private JsonObject Of(Entry entry, Dictionary<string, JsonObject> states)
    {
        var act = ActBody.Of(entry);
        var body = names.Note(act.By, entry.Time, act.From);
        body["kind"] = entry.Kind;
        body["about"] = entry.Subject[..entry.Subject.IndexOf('/', StringComparison.Ordinal)];
        body["revision"] = SendId.Of(entry.Subject) is { } send ? send.Revision : entry.Revision;
        foreach (var (name, value) in act.More.ToList())
            body[name] = value?.DeepClone();
        if (act.State is not { } state)
            return body;
        if (states.TryGetValue(entry.Subject, out var before))
            body["changes"] = FieldChanges.Between(before, state);
        else
            body["content"] = state.DeepClone();
        states[entry.Subject] = state;
        return body;
    }
}
