using System.Text.Json.Nodes;

namespace LiveHub.Server.People;

/// <summary>A person as JSON.</summary>
internal static class PersonBody
{
    public static JsonObject Of(Person person) => new()
    {
        ["id"] = person.Id,
        ["name"] = person.Name,
        ["permissions"] = Names(person.Permissions),
        ["topics"] = Names(person.Topics),
        ["language"] = person.Language,
        ["revision"] = person.Revision,
    };

    private static JsonArray Names(IReadOnlyList<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
