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
        if (!form.Has("preset") && !form.Has("permissions"))
            form.Fault("preset", "required", "Say either a preset or the permissions.");
        var (permissions, topics) = Rights(form, [], []);
        form.Finish();
        return (name, permissions, topics);
    }

    /// <summary>What somebody may: those of a preset or named one by one, and the topics that bound it; what is not said stays as it is.</summary>
    public static (IReadOnlyList<string> Permissions, IReadOnlyList<string> Topics) Rights(
        ObjectReader form, IReadOnlyList<string> permissionsNow, IReadOnlyList<string> topicsNow)
    {
        var preset = form.Optional("preset", null, null, field => field.Choice([.. Permissions.Presets.Keys]));
        var permissions = form.Kept("permissions", permissionsNow, field => field.List(1, Permissions.All.Count, permission => permission.Choice(Permissions.All)));
        var topics = form.Optional("topics", topicsNow, [], field => field.List(0, TopicLimit, topic => topic.Slug()));
        if (form.Has("preset") && form.Has("permissions"))
            form.Fault("preset", "required", "Say either a preset or the permissions.");
        if (preset is not null && Permissions.Presets.TryGetValue(preset, out var all))
            permissions = all;
        if (topics.Count > 0 && permissions.Contains(Permissions.Admin, StringComparer.Ordinal))
            form.Fault("topics", "not-allowed", "Whoever manages keys and people cannot be limited to topics: another key is made in a moment.");
        return ([.. Permissions.All.Where(permission => permissions.Contains(permission, StringComparer.Ordinal))],
            [.. topics.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }
}
