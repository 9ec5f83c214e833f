using System.Globalization;

namespace LiveHub.Server.Requests;

/// <summary>Reads query parameters; <see cref="Finish"/> refuses by name what nobody asked for.</summary>
internal sealed class QueryReader(IQueryCollection query, FieldErrors errors)
{
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    public string? Slug(string name)
    {
        var text = One(name);
        if (text is null || Protocol.Slug.IsValid(text))
            return text;
        errors.Add("?" + name, "bad-slug", "This is no slug.");
        return null;
    }

    public string? Language(string name)
    {
        var text = One(name);
        if (text is null || Protocol.Slug.IsLanguage(text))
            return text;
        errors.Add("?" + name, "bad-language", "Use a BCP 47 tag such as ar or en-GB.");
        return null;
    }

    /// <summary>A name or word as it is.</summary>
    public string? Word(string name, int longest)
    {
        var text = One(name);
        if (text is null || text.Length <= longest)
            return text;
        errors.Add("?" + name, "too-long", $"{longest} characters at most.");
        return null;
    }

    public long Number(string name, long standard, long least, long most)
    {
        if (One(name) is not { } text)
            return standard;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        errors.Add("?" + name, "out-of-range", $"Use a number from {least} to {most}.");
        return standard;
    }

    public bool Flag(string name)
    {
        if (One(name) is not { } text)
            return false;
        if (text is "true" or "false")
            return text == "true";
        errors.Add("?" + name, "not-a-choice", "Use true or false.");
        return false;
    }

    public void Finish()
    {
        foreach (var name in query.Keys.Where(name => !_asked.Contains(name)))
            errors.Add("?" + name, "unknown-field", $"There is no such parameter here; there are {string.Join(", ", _asked)}.");
    }

    private string? One(string name)
    {
        _asked.Add(name);
        var values = query[name];
        if (values.Count > 1)
            errors.Add("?" + name, "duplicate", "This parameter is there more than once.");
        return values.Count == 1 && values[0] is { Length: > 0 } text ? text : null;
    }
}
