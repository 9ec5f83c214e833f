using LiveHub.Server.Keys;
using LiveHub.Server.Requests;

namespace LiveHub.Server.People;

/// <summary>Reads a person from a request.</summary>
internal static class PersonForm
{
    private const int NameLimit = 100;
    private const string DefaultLanguage = "en";

    /// <param name="basis">The person as now; null for a new one.</param>
    public static (string Id, Person Person) Read(ObjectReader form, Person? basis)
    {
        var id = basis?.Id ?? form.Required("id", "", field => field.Slug());
        var name = basis is null ? form.Required("name", "", Name) : form.Kept("name", basis.Name, Name);
        var language = Language(form, basis?.Language);
        if (basis is null && !form.Has("preset") && !form.Has("permissions"))
            form.Fault("preset", "required", "Say either a preset or the permissions.");
        var (permissions, topics) = KeyForm.Rights(form, basis?.Permissions ?? [], basis?.Topics ?? []);
        return (id, new Person(id, name, permissions, topics, language, basis?.Revision ?? 0));
    }

    /// <summary>The first person of a store, who may do everything.</summary>
    public static Person ReadFirst(ObjectReader form)
    {
        var id = form.Required("id", "", field => field.Slug());
        var name = form.Required("name", "", Name);
        return new Person(id, name, Permissions.All, [], Language(form, now: null), Revision: 0);
    }

    private static string Name(Field field) => field.Word(NameLimit);

    private static string Language(ObjectReader form, string? now) => form.Kept("language", now ?? DefaultLanguage, field => field.Language());
}
