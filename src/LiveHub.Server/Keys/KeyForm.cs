using LiveHub.Server.Requests;

namespace LiveHub.Server.Keys;

/// <summary>Reads a new key from a request.</summary>
internal static class KeyForm
{
    private const int NameLimit = 100;
    private const int TopicLimit = 64;

    public static (string Name, IReadOnlyList<string> Permissions, IReadOnlyList<string> Topics) Read(ObjectReader form)
    {
        var name = form.Required("name", "", field => field.Word(NameLimit));
        var preset = form.Optional("preset", null, null, field => field.Choice([.. Permissions.Presets.Keys]));
        var permissions = form.Optional("permissions", [], [], field => field.List(1, Permissions.All.Count, permission => permission.Choice(Permissions.All)));
        var topics = form.Optional("topics", [], [], field => field.List(0, TopicLimit, topic => topic.Slug()));
        if (form.Has("preset") == form.Has("permissions"))
            form.Fault("preset", "required", "Say either a preset or the permissions.");
        if (preset is not null && Permissions.Presets.TryGetValue(preset, out var all))
            permissions = all;
        if (topics.Count > 0 && permissions.Contains(Permissions.Admin, StringComparer.Ordinal))
            form.Fault("topics", "not-allowed", "A key that manages keys cannot be limited to topics: it could make itself another one.");
        form.Finish();
        return (name, [.. Permissions.All.Where(permission => permissions.Contains(permission, StringComparer.Ordinal))],
            [.. topics.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }
}
