using System.Text.Json.Nodes;

namespace LiveHub.Server.History;

/// <summary>What changed from one state to the next, field by field.</summary>
internal static class FieldChanges
{
    /// <summary>Fields that say only that there is a new revision.</summary>
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal) { "updatedAt", "revision", "time", "position" };

    /// <returns><c>{ field, before?, after? }</c>, in the order of the fields.</returns>
    public static JsonArray Between(JsonObject before, JsonObject after)
    {
        var changes = new JsonArray();
        foreach (var field in before.Select(part => part.Key).Union(after.Select(part => part.Key), StringComparer.Ordinal).Where(field => !Silent.Contains(field)))
        {
            var (old, now) = (before[field], after[field]);
            if (JsonNode.DeepEquals(old, now))
                continue;
            var change = new JsonObject { ["field"] = field };
            if (old is not null)
                change["before"] = old.DeepClone();
            if (now is not null)
                change["after"] = now.DeepClone();
            changes.Add(change);
        }
        return changes;
    }
}
